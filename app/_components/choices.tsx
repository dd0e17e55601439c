/*
 * What a reader may choose, kept in the reader's own browser by public/planet.js, which finds a choice by its `data-set`.
 */

export function ThemeChoice() {
  return (
    <label>
      Theme{' '}
      <select data-set="theme">
        <option value="">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  )
}

export function DensityChoice() {
  return (
    <label>
      Density{' '}
      <select data-set="density">
        <option value="">Comfortable</option>
        <option value="compact">Compact</option>
        <option value="titles">Titles</option>
      </select>
    </label>
  )
}

export function TextChoice() {
  return (
    <label>
      Long posts{' '}
      <select data-set="text">
        <option value="">Folded</option>
        <option value="full">In full</option>
        <option value="short">Only how they begin</option>
      </select>
    </label>
  )
}

export function KeysChoice() {
  return (
    <label>
      <input type="checkbox" data-set="keys" defaultChecked /> Use these keys
    </label>
  )
}
