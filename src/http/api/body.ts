import { type Fault, fault } from '../../core/case/fault.ts';
import { fromApi } from '../api-shape.ts';
import type { Ask } from '../exchange.ts';

/** The JSON object that came, in our own spelling; faults where it is something else. An empty body is an empty object. */
export function objectFrom(ask: Ask): Readonly<Record<string, unknown>> | readonly Fault[] {
  if (ask.body.kind === 'none') return {};
  const value = ask.body.kind === 'json' ? ask.body.value : undefined;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [
      fault(
        'wrong-kind',
        '',
        'The body is not a JSON object.',
        'Send an object such as {"text": "…"} as application/json.',
      ),
    ];
  }
  return fromApi(value) as Record<string, unknown>;
}

export function areFaults(value: object): value is readonly Fault[] {
  return Array.isArray(value);
}
