import { asksReason } from '$lib/drives/changes';
import { addSiteForm, changeSiteForm, hoursAt, hoursForm, moveSiteForm, removeSiteForm } from '$lib/drives/days-form';
import { getLocale } from '$lib/paraglide/runtime';
import { areaChoices } from '$lib/server/areas/choices';
import { requireDrive } from '$lib/server/drives/access';
import { daysOfDrive } from '$lib/server/drives/day-rows';
import { setHours } from '$lib/server/drives/set-hours';
import { siteRows } from '$lib/server/drives/site-rows';
import { canEditDrive } from '$lib/server/policy';
import { peopleOutside } from '$lib/server/sign-ups/follow-hours';
import { changePlan, doSite, siteOf } from './change-plan.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const { id, title, version, startsOn: day, provinceCode } = drive;
	return scope(async (tx) => ({
		drive: { id, title, version },
		asksReason: asksReason(drive),
		outside: await peopleOutside(tx, drive, new Date()),
		days: await daysOfDrive(tx, id),
		sites: await siteRows(tx, id),
		areas: await areaChoices(tx, { provinceCodes: [provinceCode], day, locale: getLocale() })
	}));
};

export const actions: Actions = {
	hours: (event) =>
		changePlan(event, hoursForm, {
			form: 'hours',
			work: ({ sent, about, scope }) => scope((tx) => setHours(tx, { ...about, hours: (at) => hoursAt(sent, at) }))
		}),
	add: (event) =>
		changePlan(event, addSiteForm, {
			form: 'add',
			work: (one) => doSite(one, { kind: 'add', site: siteOf(one.sent) })
		}),
	change: (event) =>
		changePlan(event, changeSiteForm, {
			form: 'change',
			work: (one) => doSite(one, { kind: 'change', position: one.sent.position, site: siteOf(one.sent) })
		}),
	remove: (event) =>
		changePlan(event, removeSiteForm, {
			form: 'remove',
			work: (one) => doSite(one, { kind: 'remove', position: one.sent.position })
		}),
	move: (event) =>
		changePlan(event, moveSiteForm, {
			form: 'move',
			work: (one) => doSite(one, { kind: 'move', position: one.sent.position, way: one.sent.way })
		})
};
