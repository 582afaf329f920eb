import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { mutationsOf } from '../../../test/support/mutations.ts';
import { officialOpenVex } from '../../../test/support/official.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { checkOpenVex } from './check.ts';
import { renderOpenVex } from './openvex.ts';

test('the Contour advisory says what is affected, what to do, and what is fixed', async () => {
  const text = renderOpenVex(contour());
  assert.deepEqual(await checkOpenVex(text), []);
  const { statements } = JSON.parse(text);
  assert.deepEqual(
    statements.map((s: { status: string }) => s.status),
    ['affected', 'affected', 'affected', 'fixed'],
  );
  const purl = 'pkg:golang/github.com/projectcontour/contour';
  assert.equal(statements[2].products[0]['@id'], `${purl}?vers=vers%3Agolang%2F%3E%3D1.33.0%7C%3C1.33.4`);
  assert.equal(statements[2].action_statement, 'Upgrade to 1.33.4 or later. Needed first: Envoy 1.35 or later.');
  assert.equal(statements[3].products[2]['@id'], `${purl}@v1.33.4`);
});

test('a withdrawn advisory affects nothing and says so', async () => {
  const { statements } = JSON.parse(renderOpenVex({ ...contour(), status: 'withdrawn' }));
  assert.equal(statements[0].status, 'not_affected');
  assert.ok(statements[0].impact_statement);
});

test('a statement that leaves out what its status asks for is refused', async () => {
  const document = JSON.parse(renderOpenVex(contour()));
  const { action_statement: _, ...statement } = document.statements[0];
  const messages = async (one: object) =>
    (await checkOpenVex(JSON.stringify({ ...document, statements: [one] }))).map((f) => f.message);
  assert.deepEqual(await messages(statement), ['Entry 1 needs an action_statement.']);
  const idle = { ...statement, status: 'not_affected' };
  assert.deepEqual(await messages(idle), ['Entry 1 needs a justification or an impact_statement.']);
  assert.deepEqual(await messages({ ...idle, justification: 'component_not_present' }), []);
});

const schemas = { skip: skippedWithout('schemas/openvex') || skippedWithout('dev/openvex-docs') };

test('the official schema agrees on what we render, on real documents and on broken ones', schemas, async () => {
  const validate = officialOpenVex();
  fc.assert(
    fc.property(publications, (published) => {
      validate(JSON.parse(renderOpenVex(published)));
      assert.deepEqual(validate.errors, null);
    }),
  );
  const folder = sharedData('dev/openvex-docs')!;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const document = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    const isValid = async (one: unknown) => (await checkOpenVex(JSON.stringify(one))).length === 0;
    assert.equal(await isValid(document), validate(document), name);
    await fc.assert(
      fc.asyncProperty(mutationsOf(document), async (broken) => {
        assert.equal(await isValid(broken), validate(broken));
      }),
      { numRuns: 50 },
    );
  }
});
