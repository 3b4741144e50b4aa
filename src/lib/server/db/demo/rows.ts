import type { accounts, memberships } from '../schema/accounts';
import type { clubs } from '../schema/clubs';
import type { targets } from '../schema/targets';
import type { driveTasks, driveThings } from '../schema/checklists';
import type { consents, deferrals, donors } from '../schema/donors';
import type { driveChanges, driveDays, drives } from '../schema/drives';
import type { driveFeedback } from '../schema/feedback';
import type { notices } from '../schema/notices';
import type { driveShifts, volunteers } from '../schema/team';
import type { venueContacts, venues } from '../schema/venues';
import type { applicants, donations, registrationEvents, registrations } from '../schema/registrations';
import type { dataRequests } from '../schema/requests';

/** An invented donor, ready to be stored. */
export type DonorRow = typeof donors.$inferInsert;
/** An invented drive, ready to be stored. */
export type DriveRow = typeof drives.$inferInsert;
/** An invented registration, ready to be stored. */
export type RegistrationRow = typeof registrations.$inferInsert;

/** Everything the demo adds to an empty database, as rows of its tables. */
export type DemoRows = {
	clubs: (typeof clubs.$inferInsert)[];
	accounts: (typeof accounts.$inferInsert)[];
	venues: (typeof venues.$inferInsert)[];
	venueContacts: (typeof venueContacts.$inferInsert)[];
	drives: DriveRow[];
	driveDays: (typeof driveDays.$inferInsert)[];
	driveChanges: (typeof driveChanges.$inferInsert)[];
	memberships: (typeof memberships.$inferInsert)[];
	targets: (typeof targets.$inferInsert)[];
	donors: DonorRow[];
	consents: (typeof consents.$inferInsert)[];
	applicants: (typeof applicants.$inferInsert)[];
	registrations: RegistrationRow[];
	registrationEvents: (typeof registrationEvents.$inferInsert)[];
	deferrals: (typeof deferrals.$inferInsert)[];
	donations: (typeof donations.$inferInsert)[];
	requests: (typeof dataRequests.$inferInsert)[];
	volunteers: (typeof volunteers.$inferInsert)[];
	driveShifts: (typeof driveShifts.$inferInsert)[];
	driveTasks: (typeof driveTasks.$inferInsert)[];
	driveThings: (typeof driveThings.$inferInsert)[];
	driveFeedback: (typeof driveFeedback.$inferInsert)[];
	notices: (typeof notices.$inferInsert)[];
};
