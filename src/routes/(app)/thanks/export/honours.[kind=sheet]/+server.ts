import { redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { provedRecently, requireAllowedRoles } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { isNoted } from '$lib/server/exports/note-export';
import { canSeeThanks } from '$lib/server/policy';
import { handOut } from '$lib/server/spreadsheets/hand-out';
import { exportedHonours } from '$lib/server/thanks/export-honours';
import { honourCells, honourHeads } from '$lib/thanks/export-words';
import { readThanksFilter, thanksHref } from '$lib/thanks/thanks-filter';
import type { RequestHandler } from './$types';

/** The honours list as a file, to whoever noted just now that they take it; others are led to where that is noted. */
export const GET: RequestHandler = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
	const now = new Date();
	const key = event.url.searchParams.get('key') ?? '';
	const { filter, today, noted } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, now);
		const filter = readThanksFilter(event.url.searchParams, today);
		const asked = { action: 'export.honours' as const, list: thanksHref(filter), key, now };
		return { filter, today, noted: await isNoted(tx, actor, asked) };
	});
	if (!noted || !provedRecently(actor, now)) redirect(303, thanksHref(filter, {}, '/thanks/export'));
	const locale = getLocale();
	async function* rows() {
		yield honourHeads(locale);
		for await (const one of exportedHonours(scope, filter)) yield honourCells(one, locale);
	}
	return handOut({ kind: event.params.kind, file: `giot-hong-honours-${today}`, title: m.thanks_title() }, rows());
};
