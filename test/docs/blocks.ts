/** A fenced block of a Markdown document. */
export interface Block {
  readonly language: string
  /** The file that its first line names in a comment: `# shop.yaml`, `// shop.ts`. */
  readonly file?: string
  readonly line: number
  readonly text: string
}

const fence = /^```(\w*)[^\n]*\n([^]*?)^```$/gm

/** The fenced blocks of a document, in order. */
export const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(fence)].map(({ 1: language = '', 2: text = '', index }) => {
    const file = /^(?:#|\/\/) (\S+\.\w+)\n/.exec(text)?.[1]
    return {
      language,
      text,
      line: markdown.slice(0, index).split('\n').length,
      ...(file === undefined ? {} : { file }),
    }
  })
