/** Sequences of entries as ranges, ascending: `1-256,300`. */
export class SequenceSet {
  readonly #ranges: [from: number, to: number][] = [];

  static of(texts: readonly string[]): SequenceSet {
    const ranges = texts
      .flatMap((text) => text.split(","))
      .flatMap((text) => {
        const [, from, to] = /^([0-9]+)(?:-([0-9]+))?$/.exec(text) ?? [];
        return from === undefined ? [] : [[Number(from), Number(to ?? from)] as [number, number]];
      })
      .sort(([a], [b]) => a - b);
    const set = new SequenceSet();
    set.#ranges.push(...ranges);
    return set;
  }

  /** Adds a sequence larger than all before it. */
  add(sequence: number): this {
    const last = this.#ranges.at(-1);
    if (last?.[1] === sequence - 1) last[1] = sequence;
    else this.#ranges.push([sequence, sequence]);
    return this;
  }

  /** What is here and not in the other. */
  without(other: SequenceSet): readonly (readonly [from: number, to: number])[] {
    return this.#ranges.flatMap(([from, to]) => {
      const left: [number, number][] = [];
      let next = from;
      for (const [start, end] of other.#ranges) {
        if (end < next || start > to) continue;
        if (start > next) left.push([next, start - 1]);
        next = end + 1;
      }
      if (next <= to) left.push([next, to]);
      return left;
    });
  }
}
