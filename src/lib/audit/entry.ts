import type { AuditObject } from './action';

/** One entry as the page shows it. Names are `null` where the reader may not know them, or where nothing is left to name. */
export type AuditLine = {
	id: string;
	at: Date;
	who: string | null;
	/** One of `AuditAction`, or an action of another time. */
	action: string;
	object: AuditObject;
	/** The name of what it is about, and its page where the reader may see it. */
	name: string | null;
	href: string | null;
	/** The drive at which it happened, when it is about something else. */
	drive: string | null;
	/** Names of changed columns. */
	fields: string[] | null;
};

/** One entry as it is exported: codes and ids, no name. */
export type AuditCodes = {
	at: Date;
	accountId: string | null;
	action: string;
	objectType: string;
	objectId: string;
	provinceCode: string | null;
	clubId: string | null;
	driveId: string | null;
	fields: string[] | null;
};
