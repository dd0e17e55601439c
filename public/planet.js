// @ts-check
/*
 * The planet's one script: what only a browser can know. Every page is complete without it. It brings no words, they stand
 * in the page's parts; it asks nobody anything, and keeps what a reader chose in this browser alone. Where that
 * is not allowed, a choice lasts as long as the page. It stands in the head so that theme and density are there at first paint.
 */
;(() => {
  /**
   * @typedef {object} Kept
   * @property {string} [theme] light, dark; else as the system
   * @property {string} [density] compact, titles; else comfortable
   * @property {string} [text] full, short; else as the planet shows it
   * @property {string} [keys] off
   * @property {Record<string, string>} [muted] names of authors by slug
   * @property {number} [seen] when the newest post that was ever shown here first came
   * @property {number} [at] the last view of the front page
   * @property {number} [upTo] what `seen` was when this visit began
   * @property {number} [upToAt] what `at` was then
   */
  const STORED_AS = 'planet'
  /** A view so long after the last one begins a new visit. */
  const VISIT_MS = 30 * 60_000
  const DAY_MS = 24 * 60 * 60_000
  const TOAST_MS = 6_000
  /** The first value is how a page comes. */
  const CHOICES = /** @type {const} */ ({
    theme: ['', 'light', 'dark'],
    density: ['', 'compact', 'titles'],
    text: ['', 'full', 'short'],
    keys: ['', 'off'],
  })
  const root = document.documentElement
  const mutedRules = new CSSStyleSheet()
  const parts = document.createElement('template')
  /** @type {Kept} */
  let kept = read() ?? {}

  root.dataset.js = ''
  arrive()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, mutedRules]
  apply()
  addEventListener('storage', readAgain)
  // One may have chosen on the page that one comes back from.
  addEventListener('pageshow', ({ persisted }) => persisted && readAgain())
  document.addEventListener('DOMContentLoaded', () => {
    // Data rather than a template where our server may have its way: text browsers show what stands in a template.
    for (const { innerHTML } of document.querySelectorAll('template, script[type="text/html"]'))
      parts.innerHTML += innerHTML
    addTools()
    showChoices()
    showAges()
    setInterval(showAges, 60_000)
    const wait = new AbortController()
    const look = () => {
      if (document.hidden || ('prerendering' in document && document.prerendering)) return
      wait.abort()
      showNew()
    }
    for (const event of ['prerenderingchange', 'visibilitychange'])
      document.addEventListener(event, look, wait)
    look()
  })

  /**
   * The first paint lays out the first posts alone, the others follow it. Not for who comes back or to a place, and finds it at once; nor
   * where what grows above would push away what is read.
   */
  function arrive() {
    const [navigation] = performance.getEntriesByType('navigation')
    const isNew = /** @type {any} */ (navigation)?.type === 'navigate'
    if (!isNew || location.hash || !CSS.supports('overflow-anchor', 'auto')) return
    root.dataset.arriving = ''
    document.addEventListener('DOMContentLoaded', () =>
      requestAnimationFrame(() => setTimeout(() => delete root.dataset.arriving)),
    )
  }

  // What is kept

  /** @returns {Kept | null} */
  function read() {
    try {
      const value = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}')
      return typeof value === 'object' ? value : null
    } catch {
      return null
    }
  }

  function readAgain() {
    kept = read() ?? kept
    apply()
    showChoices()
  }

  /** @param {Kept} changes */
  function keep(changes) {
    kept = { ...(read() ?? kept), ...changes }
    try {
      localStorage.setItem(STORED_AS, JSON.stringify(kept))
    } catch {
      // A private window, a full disk.
    }
    apply()
  }

  function apply() {
    const { text } = root.dataset
    for (const name of /** @type {const} */ (['theme', 'density', 'text'])) {
      const value = kept[name] ?? ''
      if (value && CHOICES[name].some((choice) => choice === value)) root.dataset[name] = value
      else delete root.dataset[name]
    }
    const muted = listMuted().map(([slug]) => `[data-author="${slug}"]`)
    const some = `:is(${muted.join()})`
    // Where `:has` is not known the first rule still is.
    mutedRules.replaceSync(
      muted.length
        ? `section>article${some}{display:none}section:not(:has(>:not(article,.daybar),>article:not(${some}))){display:none}`
        : '',
    )
    // What was opened by hand stays so.
    if (root.dataset.text !== text) openFolds()
  }

  function openFolds() {
    for (const fold of document.querySelectorAll('details.rest'))
      fold.toggleAttribute('open', kept.text === 'full')
  }

  /** Slugs become selectors, so they are taken for nothing else. */
  function listMuted() {
    return Object.entries(kept.muted ?? {}).filter(([slug]) => /^[a-z0-9-]+$/.test(slug))
  }

  // Parts of the page

  /** @param {string} name of a part @param {Record<string, string>} [words] for `{name}`s in its text */
  function part(name, words = {}) {
    const found = parts.content.querySelector(`[data-part="${name}"]`)
    const copy = /** @type {HTMLElement} */ (found?.cloneNode(true) ?? document.createElement('span'))
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode)
      text.data = text.data.replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole)
    }
    return copy
  }

  function addTools() {
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-place]')))
      place.append(...part(place.dataset.place ?? '').childNodes)
    for (const article of listArticles()) {
      article.querySelector('.actions')?.append(part('share'), part('more', { name: nameOf(article) }))
    }
    for (const code of document.querySelectorAll('.prose pre')) {
      const box = document.createElement('div')
      box.className = 'copyable'
      code.replaceWith(box)
      box.append(code, part('copy'))
    }
    if (kept.text === 'full') openFolds()
  }

  function listArticles() {
    return /** @type {HTMLElement[]} */ ([...document.querySelectorAll('article[data-author]')])
  }

  /** @param {Element} article */
  function nameOf(article) {
    return article.querySelector('.p-author bdi')?.textContent ?? ''
  }

  /** Says something that goes away, to those who look and to those who listen. @param {Element} what */
  function say(what) {
    document.querySelector('.toast')?.replaceChildren(what)
    const leave = () => {
      if (!what.isConnected) return
      if (what.contains(document.activeElement)) setTimeout(leave, TOAST_MS)
      else what.remove()
    }
    setTimeout(leave, TOAST_MS)
  }

  // What is new

  function showNew() {
    const articles = listArticles().filter(({ dataset }) => dataset.firstSeen && dataset.author)
    if (!document.querySelector('main.h-feed') || articles.length === 0) return
    const seen = (/** @type {HTMLElement} */ article) => Number(article.dataset.firstSeen) * 1000
    const now = Date.now()
    if (now - (kept.at ?? 0) > VISIT_MS) keep({ upTo: kept.seen, upToAt: kept.at })
    keep({ seen: Math.max(kept.seen ?? 0, ...articles.map(seen)), at: now })
    const { upTo, upToAt = 0, muted = {} } = kept
    if (!upTo) return
    const fresh = articles.filter(
      (article) => seen(article) > upTo && !Object.hasOwn(muted, article.dataset.author ?? ''),
    )
    const last = fresh.at(-1)
    if (!last) return
    for (const article of fresh) article.querySelector('.meta')?.append(part('new'))
    const plural = new Intl.PluralRules(root.lang).select(fresh.length)
    const words = part('fresh', { count: fresh.length.toLocaleString(root.lang) })
    const status = document.querySelector('.fresh')
    const form = words.querySelector(`[data-plural="${plural}"]`) ?? words.lastElementChild
    if (status && form) status.replaceChildren(...form.childNodes)
    const next = articles[articles.indexOf(last) + 1]
    const date = new Intl.DateTimeFormat(root.lang, { month: 'short', day: 'numeric' }).format(upToAt)
    // Between two days the line stands above the bar of the second.
    const place = next?.previousElementSibling?.matches('.daybar') ? next.parentElement : next
    place?.prepend(part('up-to-date', { date }))
  }

  /** Pages say when; how long ago that is changes by the minute. */
  function showAges() {
    /** @type {Intl.RelativeTimeFormat | undefined} */
    let format
    for (const time of document.querySelectorAll('time')) {
      const ms = Date.parse(time.dateTime) - Date.now()
      const isAsked = time.title || time.dataset.relative !== undefined
      if (Number.isNaN(ms) || !(isAsked || (time.matches('.meta time') && ms <= 0 && ms > -DAY_MS))) continue
      // It takes longer to make than all else here, and many a page has no use for it.
      format ??= new Intl.RelativeTimeFormat(root.lang, { numeric: 'auto', style: 'narrow' })
      const minutes = Math.round(ms / 60_000)
      time.title ||= time.textContent
      time.textContent =
        Math.abs(minutes) < 60
          ? format.format(minutes, 'minute')
          : Math.abs(ms) < DAY_MS
            ? format.format(Math.round(ms / 3_600_000), 'hour')
            : format.format(Math.round(ms / DAY_MS), 'day')
    }
  }

  // What readers choose

  function showChoices() {
    for (const field of document.querySelectorAll('[data-set]')) {
      const value =
        kept[/** @type {keyof typeof CHOICES} */ (/** @type {HTMLElement} */ (field).dataset.set)] ?? ''
      if (field instanceof HTMLSelectElement) field.value = value
      if (field instanceof HTMLInputElement) field.checked = value !== 'off'
    }
    const list = document.querySelector('.muted-authors')
    const muted = listMuted()
    list?.replaceChildren(
      ...(muted.length
        ? muted.map(([slug, name]) => {
            const row = part('muted-author', { name })
            row.dataset.author = slug
            return row
          })
        : [part('nobody-muted')]),
    )
  }

  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement) || !target.dataset.set)
      return
    const value = target instanceof HTMLInputElement ? (target.checked ? '' : 'off') : target.value
    keep({ [target.dataset.set]: value })
    showChoices()
  })

  /** @param {string} slug @param {string | null} name null = heard again */
  function mute(slug, name) {
    const others = Object.entries(kept.muted ?? {}).filter(([other]) => other !== slug)
    keep({ muted: Object.fromEntries(name === null ? others : [...others, [slug, name]]) })
    showChoices()
  }

  /** What buttons do, by their `data-do`. @type {Record<string, (button: HTMLElement) => void>} */
  const DEEDS = {
    keys: openKeys,
    share(button) {
      const link = button.closest('article')?.querySelector('.u-uid')
      if (!(link instanceof HTMLAnchorElement)) return
      const data = { title: link.textContent, url: link.href }
      if (!('share' in navigator)) return void copy(link.href)
      navigator.share(data).catch((reason) => {
        if (reason.name !== 'AbortError') void copy(link.href)
      })
    },
    copy(button) {
      void copy(button.dataset.text ?? button.closest('.copyable')?.querySelector('pre')?.textContent ?? '')
    },
    mute(button) {
      const article = button.closest('article')
      const slug = article?.dataset.author
      if (!article || !slug) return
      mute(slug, nameOf(article))
      // The next post takes its place.
      listTitles()
        .find((title) => article.compareDocumentPosition(title) & 4)
        ?.closest('article')
        ?.scrollIntoView({ block: 'start', behavior: 'instant' })
      const notice = part('muted', { name: nameOf(article) })
      notice.dataset.author = slug
      say(notice)
      notice.querySelector('button')?.focus()
    },
    unmute(button) {
      const row = /** @type {HTMLElement | null} */ (button.closest('[data-author]'))
      const slug = row?.dataset.author
      if (!row || !slug) return
      mute(slug, null)
      row.remove()
      const title = document.querySelector(
        `article[data-author="${slug}"] .title, .muted-authors button, main h1 a`,
      )
      if (title instanceof HTMLElement) title.focus()
    },
  }

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const button = event.target.closest('[data-do]')
    if (button instanceof HTMLElement) DEEDS[button.dataset.do ?? '']?.(button)
    const card = event.target.closest('a')?.closest('[data-embed]')
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (card instanceof HTMLElement && isPlain && play(card)) event.preventDefault()
    for (const menu of document.querySelectorAll('details.more[open]')) {
      if (!menu.contains(event.target)) menu.removeAttribute('open')
    }
  })

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // No clipboard without https: the old way still works.
      const field = document.createElement('textarea')
      field.value = text
      const focused = document.activeElement
      document.body.append(field)
      field.select()
      document.execCommand('copy')
      field.remove()
      if (focused instanceof HTMLElement) focused.focus()
    }
    say(part('copied'))
  }

  /** A film in place of its card; the policy says from which hosts. @param {HTMLElement} card */
  function play(card) {
    const url = card.dataset.embed ?? ''
    if (!url.startsWith('https://')) return false
    const frame = document.createElement('iframe')
    frame.className = 'player'
    frame.title = card.textContent.trim()
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation')
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
    // Some players play for nobody whose site they do not know; the page stays between us.
    frame.referrerPolicy = 'strict-origin'
    frame.src = url
    card.replaceWith(frame)
    frame.focus()
    return true
  }

  // Keys

  function openKeys() {
    const open = document.querySelector('dialog.keys')
    const dialog = /** @type {HTMLDialogElement} */ (open ?? part('keys'))
    if (!open) document.body.append(dialog)
    showChoices()
    dialog.showModal()
  }

  /** The titles of posts that are in sight, or would be. */
  function listTitles() {
    return [...document.querySelectorAll('main .title')].filter((title) => title.checkVisibility())
  }

  /** The title of the post that one is in: where the focus is, else what is being read. */
  function currentTitle() {
    const titles = listTitles()
    const around = document.activeElement?.closest('article, li')
    const focused = titles.find((title) => title === document.activeElement || around?.contains(title))
    return focused ?? titles.findLast((title) => title.getBoundingClientRect().top < topOfReading() + 1)
  }

  /** Below the bar of the day (`scroll-padding-top`). */
  function topOfReading() {
    return (Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) + 40
  }

  /** @param {1 | -1} step */
  function walk(step) {
    const titles = listTitles()
    const current = currentTitle()
    const next = titles[current ? titles.indexOf(current) + step : 0]
    if (!(next instanceof HTMLElement)) return
    next.focus({ preventScroll: true })
    ;(next.closest('article') ?? next).scrollIntoView({ block: 'start', behavior: 'instant' })
  }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    j: () => walk(1),
    k: () => walk(-1),
    o() {
      const title = currentTitle()
      if (title instanceof HTMLAnchorElement) location.assign(title.href)
    },
    t() {
      const next = CHOICES.theme[(CHOICES.theme.findIndex((theme) => theme === (kept.theme ?? '')) + 1) % 3]
      keep({ theme: next })
      showChoices()
    },
    '/'() {
      const field = document.querySelector('input[type=search]')
      if (field instanceof HTMLElement) field.focus()
    },
    '?': openKeys,
  }

  addEventListener('keydown', (event) => {
    const { target, key } = event
    if (key === 'Escape') closeMenus()
    const isField =
      target instanceof Element &&
      target.closest('input, select, textarea, iframe, [contenteditable], dialog')
    const isHeld = event.ctrlKey || event.metaKey || event.altKey
    if (isField || isHeld || event.defaultPrevented || event.isComposing || kept.keys === 'off') return
    const act = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  })

  function closeMenus() {
    for (const menu of document.querySelectorAll('details.more[open]')) {
      menu.removeAttribute('open')
      menu.querySelector('summary')?.focus()
    }
  }
})()
