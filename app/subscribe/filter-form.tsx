import type { ListedAuthor } from '@/db/queries/authors'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Sentence } from '../_components/sentence'
import { languagesOf } from '../_languages'

type Props = { readonly authors: readonly ListedAuthor[]; readonly locale: string }

/** Makes the address of a feed without some authors or in one language: a plain form, whose answer is that feed. */
export function FilterForm({ authors, locale }: Props) {
  const words = wordsFor(locale).subscribe
  const languages = listLanguages(authors, locale)
  return (
    <form className="filter-form" action={paths.atom}>
      <fieldset>
        <legend>{words.without}</legend>
        {authors.map(({ slug, name }) => (
          <label key={slug}>
            <input type="checkbox" name="not" value={slug} /> <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      {languages.length > 1 && (
        <p>
          <label>
            {words.language}{' '}
            <select name="lang">
              <option value="">{words.allLanguages}</option>
              {languages.map(({ lang, name }) => (
                <option key={lang} value={lang}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <p>
        <Sentence
          text={words.take}
          parts={{
            atom: () => <button>Atom</button>,
            rss: () => <button formAction={paths.feed(paths.front, 'rss.xml')}>RSS</button>,
            json: () => <button formAction={paths.feed(paths.front, 'feed.json')}>JSON</button>,
          }}
        />
      </p>
    </form>
  )
}

/** The languages that authors are listed with, by their names. */
function listLanguages(authors: readonly ListedAuthor[], locale: string): { lang: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return languagesOf(authors.map(({ lang }) => lang))
    .map((lang) => ({ lang, name: names.of(lang) ?? lang }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
