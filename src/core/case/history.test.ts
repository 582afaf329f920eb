// What earlier versions wrote must fold for ever. The samples under test/vectors are never edited: a shape that changes
// gets a sample beside the old one, and a new type of event gets its first.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evolveAccount } from '../access/account.ts';
import { evolveProject } from '../access/project.ts';
import { evolveOrganisation } from '../distributors/organisation.ts';
import { evolveOpenings, type OpeningEvent, type Openings } from '../embargo/openings.ts';
import { instant } from '../process/instant.ts';
import type { Recorded } from './events.ts';
import { evolve } from './evolve.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

type Sample = Readonly<Record<string, unknown>>;
interface OldBook {
  readonly id: string;
  readonly events: readonly { readonly event: Sample & { readonly type: string } }[];
  readonly picture: Sample & { readonly project: string };
}

// biome-ignore lint/suspicious/noExplicitAny: what an earlier version wrote has the shape that it had then
type Fold = (name: any, state: any, recorded: any) => object;

const kinds: Readonly<Record<string, { readonly union: readonly string[]; readonly fold: Fold }>> = {
  case: {
    union: ['src/core/case/events.ts', 'src/core/case/events-bundles.ts', 'src/core/case/events-leaks.ts'],
    fold: evolve,
  },
  organisation: {
    union: ['src/core/distributors/events.ts', 'src/core/distributors/keys.ts', 'src/core/distributors/road.ts'],
    fold: evolveOrganisation,
  },
  account: { union: ['src/core/access/account.ts'], fold: evolveAccount },
  project: { union: ['src/core/access/project.ts', 'src/core/access/rota.ts'], fold: evolveProject },
};

for (const [kind, { union, fold }] of Object.entries(kinds)) {
  const book = JSON.parse(read(`test/vectors/books/${kind}.json`)) as OldBook;
  const samples = JSON.parse(read(`test/vectors/events/${kind}.json`)) as Record<string, readonly Sample[]>;
  const name = { kind, id: book.id, project: book.picture.project };
  const foldAll = (events: OldBook['events']) =>
    events.reduce<object | undefined>((state, recorded) => fold(name, state, recorded), undefined)!;

  test(`an old book of a ${kind} folds to the picture that it had`, () => {
    assert.partialDeepStrictEqual(foldAll(book.events), book.picture);
  });

  test(`every event that a ${kind} can have has a sample`, () => {
    const types = [
      ...union
        .map(read)
        .join('\n')
        .matchAll(/readonly type: '(\w+)'/g),
    ].map(([, type]) => type!);
    assert.ok(types.length > 3);
    assert.deepEqual(
      types.filter((type) => samples[type] === undefined),
      [],
      `Add a sample to test/vectors/events/${kind}.json.`,
    );
  });

  test(`every sample of a ${kind} folds at the end of an old book, and keeps what it does not speak of`, () => {
    const first = book.events[0]!.event.type;
    for (const [type, shapes] of Object.entries(samples)) {
      for (const shape of shapes) {
        const recorded = { seq: 999, at: instant('2030-01-01T00:00:00Z'), actor: 'system', event: { type, ...shape } };
        const before = type === first ? undefined : foldAll(book.events);
        const after = fold(name, before, recorded);
        assert.ok(type === first || 'id' in after, type);
        assert.equal((after as Sample).id, book.id, type);
        assert.partialDeepStrictEqual(
          after,
          JSON.parse(JSON.stringify(after)),
          `${type} folds to something that cannot be kept`,
        );
      }
    }
  });
}

test('an old book of what was opened folds to the picture that it had', () => {
  const { events, picture } = JSON.parse(read('test/vectors/books/openings.json')) as {
    readonly events: readonly Recorded<OpeningEvent>[];
    readonly picture: Openings;
  };
  const folded = events.reduce<Openings | undefined>(
    (state, each) => evolveOpenings(undefined, state, each),
    undefined,
  );
  assert.deepEqual(folded, picture);
});
