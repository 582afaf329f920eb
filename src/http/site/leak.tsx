import { receive } from '../../app/receive.ts';
import { fault } from '../../core/case/fault.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { formTokenField } from '../origin.ts';
import { LeakPage, LeakToldPage } from '../pages/leak-page.tsx';
import { page } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';

const known = ['what', 'toWhom', 'reachable', 'from', 'about'];

function stranger(ask: Ask): Ask {
  return { ...ask, visitor: { kind: 'anyone' } };
}

/** The empty form; `?about=` names what it is about, as the writer knows it. */
export async function leakForm(ask: Ask): Promise<Answer> {
  const values: Record<string, string> = ask.query.about ? { about: ask.query.about.slice(0, 80) } : {};
  return page(<LeakPage frame={frameOf(stranger(ask))} view={{ values, errors: [] }} />);
}

/** Takes a leak in as a private report that is already public, so that the person on duty is called at once (R24, R81). */
export async function leak(ask: Ask): Promise<Answer> {
  const { [formTokenField]: _, ...given } = typed(fieldsOf(ask.body));
  const values = Object.fromEntries(known.map((name) => [name, given[name] ?? '']));
  const shown = (errors: ReturnType<typeof fieldErrors>) =>
    page(<LeakPage frame={frameOf(stranger(ask))} view={{ values, errors }} />, 422);
  if (values.what!.trim() === '') {
    const mend = 'Write what got out, as exactly as you can.';
    return shown(fieldErrors([fault('leak-empty', '/what', 'It does not say what got out.', mend)]));
  }
  const report = {
    subject: `A leak${values.about ? ` about ${values.about}` : ''}`.slice(0, 300),
    name: values.from!.slice(0, 200),
    effects: values.what,
    surface: [values.toWhom && `To whom: ${values.toWhom}`, values.reachable && `Still reachable: ${values.reachable}`]
      .filter(Boolean)
      .join('\n'),
    alreadyPublic: true,
  };
  const received = await receive(ask.site.house, ask.site.project, report, [], 'form', { isLeak: true });
  if (received.kind === 'faults') return shown(fieldErrors(received.faults, 'what'));
  return page(<LeakToldPage frame={frameOf(stranger(ask))} view={{ at: ask.now, reference: received.ref }} />);
}
