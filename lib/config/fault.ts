/** Something wrong with what the operator wrote, told so that it can be mended without reading code. */
export type Fault = {
  /** The file as it was named, or `environment`. */
  readonly file: string
  /** 1-based; null where a line means nothing (a variable, a file that is not there). */
  readonly line: number | null
  readonly column: number | null
  /** Where in the value: `authors[2].feed`, `CRON_SECRET`; empty for the document as a whole. */
  readonly path: string
  /** What was found, what was expected, and the nearest valid name. Never holds a secret. */
  readonly message: string
}

/** A fault of a file as a whole. */
export function faultOfFile(file: string, message: string): Fault {
  return { file, line: null, column: null, path: '', message }
}

/** A fault of a variable of the environment. */
export function faultOfVariable(name: string, message: string): Fault {
  return { ...faultOfFile('environment', message), path: name }
}

/** One fault a line, as editors and terminals link them: `planet.yaml:12:5  tagine: unknown key, did you mean tagline?` */
export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ file, line, column, path, message }) => {
      const place = line === null ? file : `${file}:${line}:${column}`
      return `${place}  ${path === '' ? '' : `${path}: `}${message}`
    })
    .join('\n')
}

/** Words of a fault: `found "Anna"`, `found a list`. Long text is cut. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value !== 'string') return `the ${typeof value} ${String(value)}`
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value)
}

const SHOWN = 60
