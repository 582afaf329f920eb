import { problemFaults } from './api-shape.ts';
import type { Ask, Reply } from './exchange.ts';
import { frameOf } from './frame.ts';
import { NotFoundPage, ProblemPage } from './pages/problem-page.tsx';
import { notFound, type Problem } from './problem.ts';
import { page } from './reply.ts';
import { doorOf } from './visitor.ts';

/** Tells a problem: as RFC 9457 JSON to whoever uses the API, else as a page. */
export function tell(ask: Ask, problem: Problem): Reply {
  const { status, headers = {} } = problem;
  if (doorOf(ask.path) === 'api' || ask.header('accept') === 'application/json') {
    return {
      status,
      type: 'application/problem+json; charset=utf-8',
      body: JSON.stringify(problemBody(problem)),
      headers,
    };
  }
  // The footer's form comes back to the front page: a 404 must not depend on the address that was asked for.
  const frame = frameOf({ ...ask, visitor: { kind: 'anyone' } }, '/');
  if (problem === notFound) return page(<NotFoundPage frame={frame} />, 404);
  const { title, detail, gates, faults, instance } = problem;
  const back = status === 401 ? { href: '/sign-in', text: 'Sign in' } : undefined;
  return page(<ProblemPage frame={frame} view={{ title, detail, gates, faults, instance, back }} />, status, {
    headers: status === 401 ? {} : headers,
  });
}

function problemBody(problem: Problem): Readonly<Record<string, unknown>> {
  const { problem: code, status, title, detail, gates, faults, instance, more } = problem;
  return {
    type: `urn:tidegate:problem:${code.replaceAll('_', '-')}`,
    title,
    status,
    detail,
    ...(instance === undefined ? {} : { instance: `/ref/${instance}` }),
    code,
    ...(faults && faults.length > 0 ? { errors: problemFaults(faults) } : {}),
    ...(gates ? { gates: gates.map(({ id, sentence, clause }) => ({ id, sentence, clause })) } : {}),
    ...more,
  };
}
