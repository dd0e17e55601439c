export type Filter = { readonly include: readonly string[]; readonly exclude: readonly string[] }

/** What a filter looks at: the labels of the tags, and the words of title and text. */
type Filterable = {
  readonly title: string
  readonly text: string
  readonly tags: readonly { readonly label: string }[]
}

/** Whether a planet asks for this post: it has one of `include` where there are any, and none of `exclude`; tags or words. */
export function isWanted(post: Filterable, { include, exclude }: Filter): boolean {
  if (include.length === 0 && exclude.length === 0) return true
  const text = ` ${plain(post.title)} ${plain(post.text)} ${post.tags.map(({ label }) => plain(label)).join(' ')} `
  const has = (phrase: string) => text.includes(` ${plain(phrase)} `)
  return (include.length === 0 || include.some(has)) && !exclude.some(has)
}

/** Words in small letters, each apart by one space; `C++` and `c#` keep their signs. */
function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+[+#]*/gu) ?? []).join(' ')
}
