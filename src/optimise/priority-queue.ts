/** Items of which the one of highest rank comes out first: a binary heap. */
export interface PriorityQueue<A> {
  readonly size: () => number
  readonly push: (rank: number, item: A) => void
  readonly peek: () => number
  readonly pop: () => A | undefined
}

export const priorityQueue = <A>(): PriorityQueue<A> => {
  const heap: { readonly rank: number; readonly item: A }[] = []
  const swap = (a: number, b: number): void => {
    const held = heap[a]!
    heap[a] = heap[b]!
    heap[b] = held
  }
  return {
    size: () => heap.length,
    peek: () => heap[0]?.rank ?? -Infinity,
    push: (rank, item) => {
      heap.push({ rank, item })
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1
        if (heap[parent]!.rank >= heap[at]!.rank) break
        swap(at, parent)
        at = parent
      }
    },
    pop: () => {
      const top = heap[0]
      const last = heap.pop()
      if (top === undefined || last === undefined || heap.length === 0) return top?.item
      heap[0] = last
      for (let at = 0; ;) {
        const left = 2 * at + 1
        let greatest = at
        if (left < heap.length && heap[left]!.rank > heap[greatest]!.rank) greatest = left
        if (left + 1 < heap.length && heap[left + 1]!.rank > heap[greatest]!.rank) greatest = left + 1
        if (greatest === at) break
        swap(at, greatest)
        at = greatest
      }
      return top.item
    },
  }
}
