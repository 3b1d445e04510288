// Numbers that differ from run to run, and can be had again.
const seed = Number(process.env.SPRIDA_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}: run again with SPRIDA_SEED=${seed}`);
let state = seed >>> 0;

/** Numbers from 0 up to 1 (Mulberry32). */
export function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

export const pick = (options) => options[Math.floor(random() * options.length)];

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzåäö"];

/** A word with a letter too many, too few, wrong, or in the wrong place. */
export function misspelled(word) {
  const place = Math.floor(random() * (word.length - 1));
  const [before, letter, next, after] = [word.slice(0, place), word[place], word[place + 1], word.slice(place + 2)];
  const wrong = pick([
    () => before + pick(LETTERS) + letter + next + after,
    () => before + next + after,
    () => before + pick(LETTERS) + next + after,
    () => before + next + letter + after,
  ])();
  return wrong === word ? misspelled(word) : wrong;
}
