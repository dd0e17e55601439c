import { KeysChoice } from './choices'

const KEYS = [
  ['j', 'Next post'],
  ['k', 'Previous post'],
  ['o', 'Open the original'],
  ['/', 'Search'],
  ['t', 'Change the theme'],
  ['?', 'This list'],
] as const

/**
 * What public/planet.js puts into pages. It stands here because the words do: the script has none, and `{name}`, `{count}` and
 * `{date}` are all it fills in.
 */
export function ScriptParts() {
  return (
    <template>
      <button data-part="share" data-do="share" type="button">
        Share
      </button>
      <details data-part="more" className="more">
        <summary aria-label="More">⋯</summary>
        <button data-do="mute" type="button">
          {'Mute {name}'}
        </button>
      </details>
      <span data-part="muted">
        {'{name} is muted in this browser.'}{' '}
        <button data-do="unmute" type="button">
          Undo
        </button>
      </span>
      <button data-part="copy" className="copy" data-do="copy" type="button">
        Copy
      </button>
      <span data-part="copied">Copied</span>
      <span data-part="new" className="new">
        New
      </span>
      <span data-part="fresh">
        <span data-plural="one">
          <b>{'{count} new post'}</b> since your last visit
        </span>
        <span data-plural="other">
          <b>{'{count} new posts'}</b> since your last visit
        </span>
      </span>
      <p data-part="up-to-date" className="up-to-date">
        <span>{'You are up to date to here (last visit: {date})'}</span>
      </p>
      <dialog data-part="keys" className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl>
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <KeysChoice />
        <form method="dialog">
          <button>Close</button>
        </form>
      </dialog>
    </template>
  )
}
