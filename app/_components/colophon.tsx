import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import packageJson from '@/package.json'
import { isSample } from '../_sample'
import { DensityChoice, ThemeChoice } from './choices'
import { LinkedText } from './linked-text'

/** The small print at the foot: the operator's own words, whose the posts are, and what readers may choose. */
export function Colophon({ planet }: { planet: Planet }) {
  return (
    <footer className="colophon">
      <div className="wide">
        {planet.footer && (
          <p>
            <LinkedText text={planet.footer} />
          </p>
        )}
        <p>Posts belong to their authors.</p>
        {isSample(planet) && (
          <p>
            These are sample blogs: make them yours. List your community’s in <code>planet.yaml</code>, as the
            README tells.
          </p>
        )}
        <div className="controls">
          <a href={paths.subscribe}>Subscribe</a>
          <a href={paths.settings}>Settings</a>
          <span className="js">
            <ThemeChoice />
          </span>
          <span className="js">
            <DensityChoice />
          </span>
          <button className="js" type="button" data-do="keys">
            Keys <kbd>?</kbd>
          </button>
          <span>Planet {packageJson.version}</span>
        </div>
      </div>
    </footer>
  )
}
