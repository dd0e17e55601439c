import { getWords } from '../_words'

/*
 * What a reader may choose, kept in the reader's own browser by public/planet.js, which finds a choice by its `data-set`.
 */

export async function ThemeChoice() {
  const words = (await getWords()).choices
  return (
    <label>
      {words.theme}{' '}
      <select data-set="theme">
        <option value="">{words.system}</option>
        <option value="light">{words.light}</option>
        <option value="dark">{words.dark}</option>
      </select>
    </label>
  )
}

export async function DensityChoice() {
  const words = (await getWords()).choices
  return (
    <label>
      {words.density}{' '}
      <select data-set="density">
        <option value="">{words.comfortable}</option>
        <option value="compact">{words.compact}</option>
        <option value="titles">{words.titles}</option>
      </select>
    </label>
  )
}

export async function TextChoice() {
  const words = (await getWords()).choices
  return (
    <label>
      {words.text}{' '}
      <select data-set="text">
        <option value="">{words.folded}</option>
        <option value="full">{words.full}</option>
        <option value="short">{words.short}</option>
      </select>
    </label>
  )
}

export async function KeysChoice() {
  const words = (await getWords()).choices
  return (
    <label>
      <input type="checkbox" data-set="keys" defaultChecked /> {words.keys}
    </label>
  )
}
