import { sql, type SQLWrapper } from 'drizzle-orm'
import { database, valuesOf } from '../client'

/** The language of a post without its region: `de` of `de-AT`. Spelled as in the index `posts_language`. */
export const baseOf = (lang: SQLWrapper) => sql`substr(${lang}, 1, instr(${lang} || '-', '-') - 1)`

/**
 * The languages that posts on the planet are written in, by their codes: from one to the next by the index, however many posts lie
 * between.
 */
export async function listLanguages(): Promise<string[]> {
  const code = baseOf(sql`p.lang`)
  const next = (after: string) => sql`(select ${code} from posts p indexed by posts_language
    cross join authors a on a.id = p.author_id
    where p.state = 'shown' and p.sort_at is not null and a.listed = 1 and ${code} > ${sql.raw(after)}
    order by ${code} limit 1)`
  const rows = await database().all<{ code: string }>(sql`
    with recursive languages(code) as (
      select ${next("''")}
      union all
      select ${next('code')} from languages where code is not null
    ) select code from languages where code is not null`)
  return rows.map(({ code }) => code)
}

/** The languages of these posts, so far as they have one. */
export async function listLanguagesOf(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database().all<{ id: number; code: string }>(sql`
    select p.id, ${baseOf(sql`p.lang`)} as code from posts p
    where p.lang is not null and p.id in ${valuesOf(ids)}`)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
