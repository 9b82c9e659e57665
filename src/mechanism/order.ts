import * as E from 'fp-ts/lib/Either.js'

/**
 * The names so that each comes after all it depends on, or a circle of names in which each depends on the next.
 * What depends on itself alone makes no circle. Depth first, linear in dependencies.
 */
export const inOrder = (
  names: readonly string[],
  dependsOn: (name: string) => Iterable<string>,
): E.Either<readonly string[], readonly string[]> => {
  const order: string[] = []
  const done = new Set<string>()
  const path = new Set<string>()

  const visit = (name: string): readonly string[] | undefined => {
    if (done.has(name)) return undefined
    if (path.has(name)) return [...path].slice([...path].indexOf(name))
    path.add(name)
    for (const next of dependsOn(name)) {
      const circle = next === name ? undefined : visit(next)
      if (circle) return circle
    }
    path.delete(name)
    done.add(name)
    order.push(name)
    return undefined
  }

  for (const name of names) {
    const circle = visit(name)
    if (circle) return E.left(circle)
  }
  return E.right(order)
}
