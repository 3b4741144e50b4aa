import type { DriveStatus } from '../drives/status';
import { bloodGroupLabel } from '../donors/blood-group';
import { reasonWords } from '../donors/eligibility-words';
import { BAG_VOLUMES_ML } from '../donations/component';
import { m } from '../paraglide/messages';
import { capital, formatDate, formatMl, formatTime, type Locale } from '../time/format';
import { timeIn } from '../time/calendar-date';
import { actsOf } from './acts';
import type { DeskRow } from './desk-row';
import { overrideWords } from './override-words';
import type { RosterRow } from './roster-row';

/** Puts a row of the roster into words. `timezone` is the drive's. */
export function deskRow(row: RosterRow, drive: { status: DriveStatus; timezone: string }, locale: Locale): DeskRow {
	const { state, donorId, maxVolumeMl } = row;
	const [reason] = row.override ? [] : row.notYet;
	return {
		id: row.registrationId,
		version: row.version,
		operationId: row.operationId,
		state,
		donorId,
		name: row.fullName || m.donor_erased_mark(),
		born: row.birthYear ?? '',
		group: bloodGroupLabel(row),
		detail: detailOf(row, drive.timezone, locale),
		caution: reason ? `${capital(reasonWords(reason, locale))}.` : row.donation?.intervalBreach ? m.desk_breach() : '',
		override: row.override ? overrideWords(row.override) : '',
		asksOverride: reason !== undefined,
		...actsOf({ state, driveStatus: drive.status, notYet: reason !== undefined, matched: donorId !== null }),
		maxVolumeMl,
		usualVolumeMl: BAG_VOLUMES_ML.findLast((ml) => ml <= Math.min(maxVolumeMl, 350)) ?? BAG_VOLUMES_ML[0]
	};
}

function detailOf({ state, donation, deferral, since }: RosterRow, timezone: string, locale: Locale): string {
	if (donation) {
		const volume = formatMl(donation.volumeMl, locale);
		return donation.quantitySufficient ? volume : m.desk_insufficient({ volume });
	}
	if (deferral?.permanent) return m.desk_for_good();
	if (deferral?.untilOn) return m.desk_until({ date: formatDate(deferral.untilOn, locale) });
	if (state !== 'arrived' && state !== 'fit') return '';
	return m.desk_at({ time: formatTime(timeIn(timezone, since), locale) });
}
