import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import Database from 'better-sqlite3'

/*
 * A libSQL server over one SQLite file, as far as @libsql/client asks: Hrana over HTTP, version 2, whose streams end with their request
 * (https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md).
 */
type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }
type Stmt = { sql?: string; sql_id?: number; args?: Value[]; want_rows?: boolean }
type Condition =
  | { type: 'ok'; step: number }
  | { type: 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and'; conds: Condition[] }
  | { type: 'or'; conds: Condition[] }
type Ask =
  | { type: 'execute'; stmt: Stmt }
  | { type: 'batch'; batch: { steps: { condition?: Condition; stmt: Stmt }[] } }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close' | 'close_sql' }

export type LibsqlServer = {
  readonly url: string
  readonly requests: () => number
  readonly close: () => Promise<void>
}

export async function startLibsqlServer(file: string, token: string): Promise<LibsqlServer> {
  let requests = 0
  const sqlite = new Database(file, { timeout: 5000 })
  sqlite.pragma('journal_mode = wal')
  const answer = async (request: IncomingMessage) => {
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: {} }
    if (request.url !== '/v2/pipeline') return { status: 404, body: {} }
    requests += 1
    const { requests: asks } = (await json(request)) as { requests: Ask[] }
    const { answer } = openStream(sqlite)
    return { status: 200, body: { baton: null, base_url: null, results: asks.map(answer) } }
  }
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `libsql://127.0.0.1:${(server.address() as AddressInfo).port}?tls=0`,
    requests: () => requests,
    close: () => {
      server.closeAllConnections()
      sqlite.close()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

function openStream(sqlite: Database.Database) {
  const stored = new Map<number, string>()

  const execute = ({ sql, sql_id, args = [] }: Stmt) => {
    const statement = sqlite.prepare(sql ?? stored.get(sql_id!)!)
    const values = args.map(fromValue)
    if (!statement.reader) {
      const { changes, lastInsertRowid } = statement.run(...values)
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) }
    }
    const rows = statement
      .raw()
      .safeIntegers()
      .all(...values) as unknown[][]
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }))
    return { cols, rows: rows.map((row) => row.map(toValue)), affected_row_count: 0, last_insert_rowid: null }
  }

  const batch = (steps: readonly { condition?: Condition; stmt: Stmt }[]) => {
    const results: unknown[] = []
    const errors: unknown[] = []
    const holds = (condition: Condition): boolean => {
      if (condition.type === 'ok') return (results[condition.step] ?? null) !== null
      if (condition.type === 'error') return (errors[condition.step] ?? null) !== null
      if (condition.type === 'not') return !holds(condition.cond)
      return condition.type === 'and' ? condition.conds.every(holds) : condition.conds.some(holds)
    }
    for (const { condition, stmt } of steps) {
      let result: unknown = null
      let error: unknown = null
      try {
        if (!condition || holds(condition)) result = execute(stmt)
      } catch (thrown) {
        error = toError(thrown)
      }
      results.push(result)
      errors.push(error)
    }
    return { step_results: results, step_errors: errors }
  }

  const respond = (ask: Ask) => {
    if (ask.type === 'execute') return { type: ask.type, result: execute(ask.stmt) }
    if (ask.type === 'batch') return { type: ask.type, result: batch(ask.batch.steps) }
    if (ask.type === 'store_sql') stored.set(ask.sql_id, ask.sql)
    return { type: ask.type }
  }

  return {
    answer: (ask: Ask) => {
      try {
        return { type: 'ok', response: respond(ask) }
      } catch (error) {
        return { type: 'error', error: toError(error) }
      }
    },
  }
}

function toError(error: unknown) {
  const { message, code } = error as Error & { code?: string }
  return { message, code: code ?? 'UNKNOWN' }
}

function fromValue(value: Value): unknown {
  if (value.type === 'null') return null
  if (value.type === 'integer') return BigInt(value.value)
  return value.type === 'blob' ? Buffer.from(value.base64, 'base64') : value.value
}

function toValue(value: unknown): Value {
  if (value === null) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  return { type: 'blob', base64: (value as Buffer).toString('base64') }
}
