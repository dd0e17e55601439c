import { paths } from '@/lib/paths'
import { getWords } from '../_words'
import { Shell } from './shell'

/** What an address that leads nowhere shows. */
export async function NotHere() {
  const words = (await getWords()).missing
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>{words.heading}</h1>
          <p className="lede">{words.lede}</p>
          <ul>
            <li>
              <a href={paths.front}>{words.front}</a>
            </li>
            <li>
              <a href={paths.archive}>{words.archive}</a>
            </li>
            <li>
              <a href={paths.authors}>{words.authors}</a>
            </li>
          </ul>
        </div>
      </main>
    </Shell>
  )
}
