import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import packageJson from '@/package.json'
import { isSample } from '../_sample'
import { LinkedText } from './linked-text'
import { Sentence } from './sentence'

/** The small print at the foot: the operator's own words, whose the posts are, and what readers may choose. */
export function Colophon({ planet }: { planet: Planet }) {
  const words = wordsFor(planet.locale)
  return (
    <footer className="colophon">
      <div className="wide">
        {planet.footer && (
          <p dir="auto">
            <LinkedText text={planet.footer} />
          </p>
        )}
        <p>{words.footer.rights}</p>
        {isSample(planet) && (
          <p>
            <Sentence text={words.footer.sample} />
          </p>
        )}
        <div className="controls">
          <a href={paths.subscribe}>{words.subscribe.title}</a>{' '}
          <a href={paths.settings}>{words.settings.title}</a> <span>{`Planet ${packageJson.version}`}</span>
          <span data-place="controls" />
        </div>
      </div>
    </footer>
  )
}
