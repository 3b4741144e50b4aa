import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { areaName } from '$lib/areas/area-name';
import { driveQuery, readDriveFilter } from '$lib/drives/list-filter';
import type { ReadDrive } from '$lib/drives/pasted-drive';
import type { DriveStatus } from '$lib/drives/status';
import { pastedResultsForm, type PastedDrives } from '$lib/drives/pasted-form';
import { getLocale } from '$lib/paraglide/runtime';
import { pastedRows } from '$lib/pasted/csv';
import { isTooLong } from '$lib/pasted/most-characters';
import { requirePolicy, type Access } from '$lib/server/access';
import { allProvinces } from '$lib/server/areas/queries';
import type { ReadingDrives } from '$lib/server/drives/read-pasted';
import { canImportDrives, canScheduleAnyDrive } from '$lib/server/policy';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';

/** The provinces into which the actor brings drives, and an empty form. */
export async function blankTable(event: RequestEvent) {
	const { actor, scope } = requirePolicy(event, canScheduleAnyDrive);
	const served = (await scope(allProvinces)).filter(({ code }) => canImportDrives(actor, { provinceCode: code }));
	const provinces = served.map((one) => ({ value: one.code, label: areaName(one, getLocale()) }));
	const blank: PastedDrives = { text: '', provinceCode: provinces[0]?.value ?? '', replace: [] };
	return { provinces, blank };
}

/** What was pasted, read into lines, with what it is read for. */
export type Pasted = { scope: Access['scope']; typed: PastedDrives; reading: ReadingDrives };

/** What was pasted, for a province of the actor's; or the answer that keeps it, where it is too long or there is nothing in it. */
export async function pastedBy(event: RequestEvent, schema: z.ZodType<Partial<PastedDrives>, Record<string, unknown>>) {
	const { actor, scope } = requirePolicy(event, canScheduleAnyDrive);
	const sent = await sentFields(event.request, fieldsOf(schema));
	const parsed = pastedResultsForm.safeParse({ ...Object.fromEntries(sent), replace: sent.getAll('replace') });
	if (!parsed.success) error(400);
	const typed = parsed.data;
	const { provinceCode } = typed;
	if (!canImportDrives(actor, { provinceCode })) error(404);
	if (isTooLong(typed.text)) return { kept: fail(400, { typed }) };
	const lines = pastedRows(typed.text);
	if (lines.length === 0) return { kept: fail(400, { typed, empty: true }) };
	const reading = { actor, provinceCode, lines, locale: getLocale(), now: new Date() };
	return { scope, typed, reading } satisfies Pasted;
}

/** The list of drives narrowed to the days of those that were taken, and to a state; none where nothing was. */
export function listOf(
	taken: readonly Pick<ReadDrive, 'when'>[],
	status: DriveStatus | null = null
): string | undefined {
	const days = taken.flatMap(({ when }) => when ?? []);
	const [one] = days;
	if (!one) return undefined;
	const from = days.reduce((least, { first }) => (first < least ? first : least), one.first);
	const to = days.reduce((most, { last }) => (last > most ? last : most), one.last);
	return `/drives${driveQuery(readDriveFilter(new URLSearchParams()), { from, to, status })}`;
}
