import { v7 } from 'uuid';
import { donateForm } from '$lib/donations/donation-form';
import { deferForm, fitForm, plainForm } from '$lib/drives/outcome-forms';
import { acceptsRegistrations, recordsOutcomes } from '$lib/drives/status';
import { getLocale } from '$lib/paraglide/runtime';
import { deskRow } from '$lib/registrations/desk-row-words';
import { rosterFilter } from '$lib/registrations/roster-filter';
import { requireDrive } from '$lib/server/drives/access';
import { openLooks } from '$lib/server/desk/looks';
import { canImportDonors, canKeepPaper, canListDonors, canSeeRoster, canSettleOperations } from '$lib/server/policy';
import { deferDonor } from '$lib/server/registrations/defer-donor';
import { recordDonation } from '$lib/server/registrations/record-donation';
import { recordFit } from '$lib/server/registrations/record-fit';
import { recordOutcome, type PlainOutcome } from '$lib/server/registrations/record-outcome';
import { deskPage } from '$lib/server/registrations/desk-page';
import { undoLast } from '$lib/server/registrations/undo-last';
import type { Actions, PageServerLoad } from './$types';
import { deskAction, donation } from './desk-actions.server';
import { register } from './register-action.server';

export const load: PageServerLoad = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canSeeRoster);
	const filter = rosterFilter(event.url.searchParams);
	const { id, title, status, startsOn, endsOn, capacity, placesTaken } = drive;
	const { looks, ...found } = await scope(async (tx) => ({
		...(await deskPage(tx, drive, filter, new Date())),
		looks: await openLooks(tx, id)
	}));
	return {
		...found,
		looks: { count: looks, settles: canSettleOperations(actor, drive) },
		rows: found.rows.map((row) => deskRow(row, drive, getLocale())),
		filter,
		drive: { id, title, status, startsOn, endsOn, timezone: drive.timezone },
		placesLeft: capacity === null ? null : Math.max(0, capacity - placesTaken),
		takesPeople: acceptsRegistrations(status),
		running: recordsOutcomes(status),
		opensDonors: canListDonors(actor),
		takesLists: acceptsRegistrations(status) && canImportDonors(actor, drive),
		keepsPaper: canKeepPaper(actor, drive),
		undoKey: v7()
	};
};

const outcome = (to: PlainOutcome) => deskAction(plainForm, (tx, acting) => recordOutcome(tx, { ...acting, to }));

export const actions: Actions = {
	register,
	place: outcome('registered'),
	confirm: outcome('confirmed'),
	arrive: outcome('arrived'),
	fit: deskAction(fitForm, recordFit, { as: 'fit' }),
	leave: outcome('left'),
	noShow: outcome('no_show'),
	cancel: outcome('cancelled'),
	defer: deskAction(deferForm, deferDonor, { as: 'defer' }),
	donate: deskAction(donateForm, recordDonation, donation),
	undo: deskAction(plainForm, undoLast)
};
