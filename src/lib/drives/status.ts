/** The life of a drive, in its usual order; a cancelled one stays visible with its reason. */
export const DRIVE_STATUSES = ['draft', 'announced', 'open', 'running', 'closed', 'cancelled'] as const;

export type DriveStatus = (typeof DRIVE_STATUSES)[number];

const NEXT: Record<DriveStatus, readonly DriveStatus[]> = {
	draft: ['announced', 'open', 'running', 'cancelled'],
	announced: ['open', 'running', 'draft', 'cancelled'],
	open: ['running', 'announced', 'cancelled'],
	running: ['closed', 'open', 'cancelled'],
	closed: ['running'],
	cancelled: ['draft']
};

/** The states a drive may move to, the usual one first. */
export function nextStatuses(status: DriveStatus): readonly DriveStatus[] {
	return NEXT[status];
}

/** Whether a drive may move from one state to the other. */
export function canMove(from: DriveStatus, to: DriveStatus): boolean {
	return NEXT[from].includes(to);
}

/** Whether staff may add people: while sign-up is open and, for walk-ins, on the day. */
export function acceptsRegistrations(status: DriveStatus): boolean {
	return status === 'open' || status === 'running';
}

/** Whether the public page takes sign-ups. */
export function acceptsApplicants(status: DriveStatus): boolean {
	return status === 'open';
}

/** Whether arrivals, deferrals and donations may be recorded; a closed drive still takes what was written on paper. */
export function recordsOutcomes(status: DriveStatus): boolean {
	return status === 'running' || status === 'closed';
}

/** Whether the public may see the drive. */
export function isPublished(status: DriveStatus): boolean {
	return status !== 'draft';
}
