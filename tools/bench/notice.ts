// What a notice to five hundred organisations costs: its way out, each copy under a key of its own, and its board.
import { ownThread } from '../../src/vault/encryptor.ts';
import { newKeyPair } from '../../src/vault/pgp.ts';
import { served } from './asked-house.ts';
import type { DurableHouse } from './durable-house.ts';
import { type Figure, median } from './figure.ts';
import { sending, theirSeconds, words } from './notice-sending.ts';
import { everybodyAnswers, organisations, type WideNotice, wideNotice } from './wide-notice.ts';

const warmUp = 10;
const turns = 60;

/** Copies a second until every one is handed over and recorded, beside the bare public-key work; then the board's time. */
export async function noticeFigures(durable: DurableHouse): Promise<readonly Figure[]> {
  const wide = await wideNotice(durable);
  const bare = await bareRate(durable, wide);
  const { seconds, idle, busy, judging } = await sending(durable);
  const theirs = await theirSeconds(wide);
  await everybodyAnswers(durable, wide);
  const { board, empty } = await boardTimes(durable, wide);
  return [
    {
      name: `encrypted notice of 10 KB to ${organisations}`,
      value: organisations / seconds,
      unit: 'copies/s',
      peer: { name: 'encrypting and signing alone, one thread', value: bare },
    },
    ...(theirs === undefined
      ? []
      : [
          {
            name: `the same to ${organisations} through Debian’s Schleuder`,
            value: seconds,
            unit: 's',
            peer: { name: 'Schleuder', value: theirs },
            held: { value: theirs / seconds, of: 'times faster' },
            bound: { is: 'at least', value: 3 },
          } as const,
        ]),
    ...(
      [
        ['it is sent', busy],
        ['what has left is judged again', judging],
      ] as const
    ).map(
      ([what, value]): Figure => ({
        name: `a page while ${what}, p99`,
        value,
        unit: 'ms',
        peer: { name: 'while nothing is done, p99', value: idle },
        held: { value: value / idle, of: 'ratio' },
        bound: { is: 'under', value: 2 },
      }),
    ),
    {
      name: `board of ${organisations} recipients and 5,000 answers, p50`,
      value: board,
      unit: 'ms',
      peer: { name: 'a page of the desk with nothing on it, p50', value: empty },
      held: { value: board - empty, of: 'difference in ms' },
      bound: { is: 'under', value: 50 },
    },
  ];
}

async function bareRate({ house }: DurableHouse, { parties }: WideNotice): Promise<number> {
  const signer = (await newKeyPair('Bench', 'bench@contour.example', house.now())).privateKey;
  const content = Buffer.from(words);
  const began = performance.now();
  for (const { armored } of parties) await ownThread.seal({ content, publicKey: armored, signer, now: house.now() });
  return parties.length / ((performance.now() - began) / 1_000);
}

async function boardTimes(durable: DurableHouse, { number }: WideNotice) {
  const { get, close } = await served(durable);
  const [board, empty]: [number[], number[]] = [[], []];
  try {
    for (let turn = -warmUp; turn < turns; turn += 1) {
      const took = await get(`/desk/cases/${number}/notices/1`, `Member ${organisations - 1}<`);
      const beside = await get('/desk/deliveries', 'Every message has arrived');
      if (turn < 0) continue;
      board.push(took);
      empty.push(beside);
    }
  } finally {
    await close();
  }
  return { board: median(board), empty: median(empty) };
}
