import type { DriveInput } from '$lib/drives/drive-form';
import type { Drive } from './queries';

/**
 * A drive as its form shows it: what is unknown is empty, a day known only to its month or year too; one day has no last day,
 * times lose their seconds.
 */
export function typedDrive(drive: Drive): DriveInput {
	const isExact = drive.datePrecision === 'day';
	return {
		title: drive.title,
		clubId: drive.clubId ?? '',
		organiser: drive.organiser ?? '',
		campaignId: drive.campaignId ?? '',
		areaCode: drive.areaCode ?? '',
		venue: drive.venueName ?? '',
		address: drive.address ?? '',
		startsOn: isExact ? drive.startsOn : '',
		endsOn: isExact && drive.endsOn !== drive.startsOn ? drive.endsOn : '',
		opensAt: drive.opensAt?.slice(0, 5) ?? '',
		closesAt: drive.closesAt?.slice(0, 5) ?? '',
		targetUnits: drive.targetUnits,
		capacity: drive.capacity,
		bloodCentreId: drive.bloodCentreId ?? '',
		notes: drive.notes ?? '',
		changeReason: '',
		version: drive.version
	};
}
