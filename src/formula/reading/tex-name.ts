const greek: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
)

const special: Readonly<Record<string, string>> = {
  '\\': '\\backslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\hat{}',
  '~': '\\tilde{}',
}

/** Text with every character that means something to TeX in mathematics written so that it prints as itself. */
export const escapeTex = (text: string): string => text.replaceAll(/[\\{}$&#%_^~]/g, (found) => special[found]!)

/** A word as TeX has it: Greek letters by name, single letters as they are, a number after letters below. */
const word = (text: string): string => {
  if (greek.has(text)) return `\\${text}`
  if (/^\d+$/.test(text) || /^[A-Za-z]$/.test(text)) return text
  const numbered = /^([A-Za-z]+)(\d+)$/.exec(text)
  if (numbered && (numbered[1]!.length === 1 || greek.has(numbered[1]!)))
    return `${word(numbered[1]!)}_{${numbered[2]!}}`
  return `\\mathit{${escapeTex(text)}}`
}

/**
 * The name of a variable in TeX: what it belongs to stands below it, primes stay behind.
 *
 * @example texName('deployer.wash') // \mathit{wash}_{\mathit{deployer}}
 * @example texName("bidder.2.bid'") // \mathit{bid}'_{\mathit{bidder},2}
 */
export const texName = (name: string): string => {
  const primes = /'*$/.exec(name)![0]
  const parts = name.slice(0, name.length - primes.length).split('.')
  const owners = parts.slice(0, -1).map((owner) => word(owner))
  const own = word(parts.at(-1)!)
  if (owners.length === 0) return `${own}${primes}`
  // A word that has a subscript already takes the owners into it.
  const numbered = /^(.*)_\{(\d+)\}$/.exec(own)
  const [base, below] = numbered ? [numbered[1]!, [numbered[2]!, ...owners]] : [own, owners]
  return `${base}${primes}_{${below.join(',')}}`
}

/** An option's name in TeX. */
export const texOption = (option: string): string =>
  `\\textsf{${escapeTex(option).replaceAll('\\hat{}', '\\^{}').replaceAll('\\tilde{}', '\\~{}').replaceAll('\\backslash{}', '\\textbackslash{}')}}`
