import { getWords } from '../_words'
import { DensityChoice, KeysChoice, ThemeChoice } from './choices'
import { Sentence } from './sentence'

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'original'],
  ['/', 'search'],
  ['t', 'theme'],
  ['?', 'list'],
] as const

/**
 * What public/planet.js puts into pages. It stands here because the words do: the script has none, and `{name}`, `{count}` and
 * `{date}` are all it fills in. What does nothing without script stands here too, so that nobody meets it in vain.
 */
export async function ScriptParts() {
  const { language, script, keys } = await getWords()
  return (
    <template>
      <button data-part="share" data-do="share" type="button">
        {script.share}
      </button>
      <details data-part="more" className="more">
        <summary aria-label={script.more}>⋯</summary>
        <button data-do="mute" type="button">
          {script.mute}
        </button>
      </details>
      <span data-part="controls">
        <ThemeChoice />
        <DensityChoice />
        <button type="button" data-do="keys">
          {keys.title} <kbd>?</kbd>
        </button>
      </span>
      <span data-part="muted">
        {script.muted}{' '}
        <button data-do="unmute" type="button">
          {script.undo}
        </button>
      </span>
      {/* These come into posts, which may be of another language. */}
      <button data-part="copy" className="copy" data-do="copy" type="button" lang={language}>
        {script.copy}
      </button>
      <span data-part="copied">{script.copied}</span>
      <span data-part="new" className="new">
        {script.new}
      </span>
      <span data-part="fresh">
        {Object.entries(script.fresh).map(([form, text]) => (
          <span key={form} data-plural={form}>
            <Sentence text={text} parts={{ b: (count) => <b>{count}</b> }} />
          </span>
        ))}
      </span>
      <p data-part="up-to-date" className="up-to-date" lang={language}>
        <span>{script.upToDate}</span>
      </p>
      <dialog data-part="keys" className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{keys.title}</h2>
        <dl>
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{keys[what]}</dd>
            </div>
          ))}
        </dl>
        <KeysChoice />
        <form method="dialog">
          <button>{script.close}</button>
        </form>
      </dialog>
    </template>
  )
}
