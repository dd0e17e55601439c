import type { Planet } from '@/lib/config'
import { isSample } from '../_sample'
import { LinkedText } from './linked-text'

/** The small print at the foot: the operator's own words, and whose the posts are. */
export function Colophon({ planet }: { planet: Planet }) {
  return (
    <footer className="mt-14 border-t border-line text-small text-muted">
      <div className="wide flex flex-wrap gap-x-6 gap-y-2 py-6">
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
      </div>
    </footer>
  )
}
