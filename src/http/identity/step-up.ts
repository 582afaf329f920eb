import { stale } from '../../app/identity/ceremony.ts';
import { finishConfirmation } from '../../app/identity/sign-in.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import { fieldOf } from '../bodies.ts';
import type { Ask } from '../exchange.ts';
import { deviceAnswer } from './sign-in.tsx';

/** Whether a passkey was shown within the last minutes; a stolen session alone does nothing grave. */
export function isFresh(ask: Ask): boolean {
  return ask.visitor.kind === 'session' && ask.visitor.who.session.isFresh;
}

/** Whether a passkey stands behind what is sent: shown within the last minutes, or with this very form. */
export async function isProven(ask: Ask): Promise<boolean> {
  if (isFresh(ask)) return true;
  const ceremony = fieldOf(ask.body, 'ceremony');
  if (ask.visitor.kind !== 'session' || ceremony === '') return false;
  return finishConfirmation(ask.site.gatehouse, ask.visitor.who, { ceremony, answer: deviceAnswer(ask) });
}

/** What is in the way of a grave step that came without a passkey. */
export function passkeyGates(step: string): readonly ShutGate[] {
  return stale(step).gates;
}
