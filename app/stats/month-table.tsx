import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { formatMonthName } from '../_format'
import { TWELVE, yearsOf, type CountedMonth } from '../_stats'

/** The posts of each month, a row a year, the newest first; on a phone it scrolls by itself. */
export function MonthTable({ months, locale }: { months: readonly CountedMonth[]; locale: string }) {
  const { stats } = wordsFor(locale)
  const years = yearsOf(months)
  const number = new Intl.NumberFormat(locale)
  return (
    <div className="mt-3 overflow-x-auto" role="region" aria-label={stats.perMonthTable} tabIndex={0}>
      <table className="w-full text-end text-small whitespace-nowrap tabular-nums">
        <thead>
          <tr>
            <th scope="col" className="pe-2 text-start">
              {stats.year}
            </th>
            {TWELVE.map((month) => (
              <th key={month} scope="col" className="px-1.5 font-normal text-muted">
                {formatMonthName(`2000-${month}`, locale, 'short')}
              </th>
            ))}
            <th scope="col" className="ps-2">
              {stats.all}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => {
            const counts = TWELVE.map(
              (month) => months.find((one) => one.month === `${year}-${month}`)?.posts ?? 0,
            )
            return (
              <tr key={year} className="border-t border-line">
                <th scope="row" className="pe-2 text-start">
                  <a className="target" href={paths.date(year)}>
                    {year}
                  </a>
                </th>
                {counts.map((count, index) => (
                  <td key={index} className="px-1.5">
                    {count === 0 ? <span className="text-muted">0</span> : number.format(count)}
                  </td>
                ))}
                <td className="ps-2 font-semibold">
                  {number.format(counts.reduce((sum, count) => sum + count, 0))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
