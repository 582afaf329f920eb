import { z } from 'zod';
import { didYouMean } from '../case/zod-faults.ts';
import { impossibleDay, isTimeZone, weekdays } from './instant.ts';

const weekday = z.enum(weekdays);

/** A day of the calendar; one that does not exist is refused with the last day of its month that does. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day such as 2026-04-01')
  .superRefine((text, context) => {
    const never = impossibleDay(text);
    if (never) context.addIssue({ code: 'custom', message: never.message, params: { mend: never.mend } });
  });

const timeZone = z
  .string()
  .max(60)
  .superRefine((text, context) => {
    if (isTimeZone(text)) return;
    const near = didYouMean(text, Intl.supportedValuesOf('timeZone'));
    const mend = near ? `Did you mean "${near}"?` : 'Use a name such as Europe/Berlin or UTC.';
    context.addIssue({ code: 'custom', message: 'names no time zone', params: { mend } });
  });

/** A stretch of days on which nothing should be disclosed, both ends included. */
const avoidRange = z.strictObject({
  from: date,
  to: date,
  reason: z.string().min(1).max(200).describe('Such as: change freeze, quarter end'),
});

/** The years that a region's holidays are kept for, both ends included: at most twelve. */
const years = z.strictObject({
  from: z.number().int().min(2000).max(2060),
  to: z.number().int().min(2000).max(2060),
});

/**
 * What a business day is (R90), and which days are good for a disclosure. `region` is resolved into `publicHolidays`
 * when the file is read, so that a case's clocks do not move when a list of holidays is corrected later.
 */
export const calendarSchema = z
  .strictObject({
    name: z.string().max(80),
    timeZone: timeZone.describe('Whose days and hours are meant, such as Europe/Berlin or UTC'),
    weekend: z.array(weekday).max(6),
    region: z
      .string()
      .max(20)
      .nullable()
      .default(null)
      .describe('Whose public holidays count: a country, such as US, or a part of one, such as DE-BY. Needs years'),
    years: years.nullable().default(null).describe('The years that the holidays of the region are looked up for'),
    holidays: z.array(date).max(1_000).default([]).describe('More days on which nobody works'),
    publicHolidays: z
      .array(z.strictObject({ date, name: z.string().max(200) }))
      .max(1_000)
      .default([])
      .describe('What the region came to when the playbook was adopted; leave it out, and it is looked up'),
    avoid: z.array(weekday).default([]).describe('Days on which a disclosure is warned against'),
    avoidDates: z.array(avoidRange).max(200).default([]).describe('Stretches in which a disclosure is warned against'),
    preferredHour: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no hour such as 16:00')
      .nullable()
      .default(null)
      .describe('When a disclosure should happen, HH:MM in the time zone of the calendar'),
  })
  .superRefine((calendar, context) => {
    const wrong = (path: PropertyKey[], message: string, mend: string) =>
      context.addIssue({ code: 'custom', path, message, params: { mend } });
    if (calendar.region && !calendar.years)
      wrong(['region'], 'comes without the years to look its holidays up for', 'Add years: { from: 2026, to: 2030 }.');
    if (calendar.years && !calendar.region)
      wrong(['years'], 'name no region whose holidays are meant', 'Add a region such as DE-BY, or take the years out.');
    if (calendar.years && calendar.years.from > calendar.years.to)
      wrong(['years'], 'end before they begin', 'Put the earlier year first.');
    if (calendar.years && calendar.years.to - calendar.years.from > 11)
      wrong(['years'], 'span more than twelve years', 'Name fewer; holidays far ahead are guesses.');
    for (const [i, range] of calendar.avoidDates.entries())
      if (range.from > range.to)
        wrong(['avoidDates', i, 'to'], 'is before the first day', 'Put the earlier day first.');
  });
