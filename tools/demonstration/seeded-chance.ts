/** Chance that gives the same choices for the same seed, so that the demonstration is the same everywhere. */
export interface SeededChance {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True in so many cases of one. */
  happens(share: number): boolean;
  /** One of the choices; throws when there is none. */
  pick<Choice>(choices: readonly Choice[]): Choice;
}

/** Mulberry32: 32 bits of state are plenty for names and days, and nothing secret hangs on it. */
export function seededChance(seed: number): SeededChance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    fraction,
    whole: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    happens: (share) => fraction() < share,
    pick: (choices) => {
      const choice = choices[Math.floor(fraction() * choices.length)];
      if (choice === undefined) throw new Error('Nothing to choose from');
      return choice;
    },
  };
}
