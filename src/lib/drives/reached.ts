import { DRIVE_STATUSES, type DriveStatus } from './status';

type Entry = { action: string; at: Date };

/** When each state was last reached, by the trail with its newest entry first; where a drive stands is known without it. */
export function statesReached(
	{ status, statusSince }: { status: DriveStatus; statusSince: string | null },
	trail: readonly Entry[]
): Partial<Record<DriveStatus, Date>> {
	const reached: Partial<Record<DriveStatus, Date>> = {};
	for (const { action, at } of trail) {
		const state = action === 'drive.scheduled' ? 'draft' : DRIVE_STATUSES.find((one) => action === `drive.${one}`);
		if (state) reached[state] ??= at;
	}
	if (statusSince) reached[status] ??= new Date(statusSince);
	return reached;
}
