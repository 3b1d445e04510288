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
