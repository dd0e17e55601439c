const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder should',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
}

/** Why the system refuses a file, with its own code for whoever looks it up. */
export function describeRefusal({ code, message }: NodeJS.ErrnoException): string {
  if (code === undefined) return message
  return WORDS[code] ? `${WORDS[code]} (${code})` : code
}
