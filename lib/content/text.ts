/** Text as a page, a feed and a log may hold it: no control characters but tab and line breaks, no noncharacters. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
