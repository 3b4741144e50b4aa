import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { pageNumber } from '$lib/list-address';
import { getLocale } from '$lib/paraglide/runtime';
import { periodAt, periodBefore } from '$lib/reports/period';
import { reportRefusalText } from '$lib/reports/refusal-text';
import { newReportForm } from '$lib/reports/report-form';
import { requireAllowedRoles } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canListReports } from '$lib/server/policy';
import { beginReport } from '$lib/server/reports/begin-report';
import { reportOwners } from '$lib/server/reports/owners';
import { countReports, listReports, REPORTS_PER_PAGE } from '$lib/server/reports/queries';
import { readForm } from '$lib/server/web/sent-form';
import { calendarDate, yearOf } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canListReports);
	const page = pageNumber(event.url.searchParams.get('page'));
	return scope(async (tx) => {
		const owners = await reportOwners(tx, actor, getLocale());
		const count = await countReports(tx);
		const { from } = periodBefore('month', await homeDay(tx, actor, new Date()));
		const begun = { kind: 'month' as const, month: Number(from.slice(5, 7)), year: yearOf(from) };
		return {
			reports: await listReports(tx, page),
			count,
			newer: page > 1 ? `?page=${page - 1}` : null,
			older: page * REPORTS_PER_PAGE < count ? `?page=${page + 1}` : null,
			owners: owners.map(({ value, label }) => ({ value, label })),
			form: await superValidate({ ...begun, whose: owners[0]?.value ?? '' }, zod4(newReportForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requireAllowedRoles(event, canListReports);
		const form = await readForm(event.request, newReportForm, ['month', 'year']);
		if (!form.valid) return fail(400, { form });
		const { kind, month, year, whose } = form.data;
		const day = calendarDate(`${year}-${String(month).padStart(2, '0')}-01`);
		if (!day) error(400);
		const begun = await scope(async (tx) => {
			const owner = (await reportOwners(tx, actor, getLocale())).find(({ value }) => value === whose);
			if (!owner) error(404);
			const { provinceCode, clubId } = owner;
			const of = { kind, startsOn: periodAt(kind, day).from, provinceCode, clubId };
			return beginReport(tx, actor, of, await homeDay(tx, actor, new Date()));
		});
		if (!begun.ok) return setError(form, 'month', reportRefusalText[begun.refusal](), { status: 409 });
		redirect(303, `/reports/${begun.value.id}`);
	}
};
