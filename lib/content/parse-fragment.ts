import { InsertionMode, Parser, Token, Tokenizer, TokenizerMode } from 'parse5'
import type { DefaultTreeAdapterTypes, ParserOptions } from 'parse5'

type TreeMap = DefaultTreeAdapterTypes.DefaultTreeAdapterMap

/** Where the standard treats white space inside of text as it treats the text (HTML §13.2.6.4.7, and what refers to it). */
const PROSE = new Set([
  InsertionMode.IN_BODY,
  InsertionMode.IN_CAPTION,
  InsertionMode.IN_CELL,
  InsertionMode.IN_TEMPLATE,
])

/** What a state takes as it is written. Surrogates and carriage returns the preprocessor counts for itself. */
const TEXT = /[^<&\0\r\ud800-\udfff]*/y
const QUOTED = /[^"&\0\r\ud800-\udfff]*/y

/**
 * The parser's own tokenizer, which takes text and quoted values as far as they go and not character by character, and makes one token
 * of a paragraph where it makes two of each word. The tree is the same.
 */
class ProseTokenizer extends Tokenizer {
  readonly #parser: Parser<TreeMap>

  constructor(parser: Parser<TreeMap>) {
    super(parser.options, parser)
    this.#parser = parser
  }

  protected override _stateData(codePoint: number): void {
    super._stateData(codePoint)
    // Text has begun: what must be told apart at its beginning, such as the first line break of a `pre`, has been.
    const isText = this.currentCharacterToken?.type === Token.TokenType.CHARACTER
    if (
      isText &&
      this.state === TokenizerMode.DATA &&
      !this.inForeignNode &&
      PROSE.has(this.#parser.insertionMode)
    )
      this.#take(TEXT)
  }

  protected override _stateAttributeValueDoubleQuoted(codePoint: number): void {
    super._stateAttributeValueDoubleQuoted(codePoint)
    const isEnd = codePoint === 0x22 || codePoint === 0x26 || codePoint <= 0
    if (!isEnd) this.#take(QUOTED)
  }

  /** Extends the run that ends with the current character. */
  #take(pattern: RegExp): void {
    const { preprocessor } = this
    const { html, pos } = preprocessor
    // Read as a line feed; the preprocessor still has to drop the one behind it.
    if (html.charCodeAt(pos) === 0x0d) return
    pattern.lastIndex = pos + 1
    pattern.test(html)
    this.runEnd = pattern.lastIndex
    preprocessor.pos = pattern.lastIndex - 1
  }
}

/** `parseFragment` of parse5, for long texts. */
export function parseFragment(
  html: string,
  options: ParserOptions<TreeMap>,
): DefaultTreeAdapterTypes.DocumentFragment {
  const parser = Parser.getFragmentParser(null, options)
  parser.tokenizer = new ProseTokenizer(parser)
  parser.tokenizer.write(html, true)
  return parser.getFragment()
}
