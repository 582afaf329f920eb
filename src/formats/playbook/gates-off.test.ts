import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { steps } from '../../core/process/index.ts';
import { switchableGates } from '../../core/process/playbook-gates.ts';
import { readPlaybookText } from './playbook.ts';

const text = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');
const last = text.trimEnd().split('\n').length;
const withOff = (entry: string) => readPlaybookText(`${text.trimEnd()}\ngates:\n  off:\n    - ${entry}\n`);

test('a gate that may not be off is refused with line, key and the nearest that may', () => {
  const refused: readonly (readonly [string, RegExp])[] = [
    ['{ id: is-scord, reason: x }', /Did you mean "is-scored"\?/],
    ['{ id: all-patches-release, reason: x }', /Did you mean "all-patches-released"\?/],
    ['{ id: advisory-frozen, reason: x }', /Use one of has-lead, /],
    ['{ id: second-person-advisory, reason: x }', /Use one of has-lead, /],
  ];
  for (const [entry, said] of refused) {
    const [found, ...others] = withOff(entry).faults;
    assert.deepEqual([found?.path, others], ['/gates/off/0/id', []], entry);
    assert.match(found!.message, new RegExp(`^Line ${last + 3}, column \\d+: `));
    assert.match(`${found!.message} ${found!.mend}`, said);
  }
});

test('every other gate of the process may not be off', () => {
  const ids = new Set(steps.flatMap((step) => step.gates.map((gate) => gate.id)));
  const others = [...ids].filter((id) => !switchableGates.some((each) => each === id));
  assert.ok(others.length > 40, `${others.length}`);
  for (const id of others) assert.equal(withOff(`{ id: ${id}, reason: x }`).playbook, undefined, id);
  assert.deepEqual(
    switchableGates.filter((id) => !ids.has(id)),
    [],
    'no step has these',
  );
});

test('a gate is not off without a reason', () => {
  const { faults } = withOff('{ id: is-scored }');
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['/gates/off/0/reason'],
  );
});
