import { sql, type SQL } from 'drizzle-orm';
import type { AuditObject } from '$lib/audit/action';
import { applyingClubName, clubName } from '../clubs/club-name';
import { bloodCentreName, calendarDayName } from '../calendar/day-name';
import { auditEntries } from '../db/schema/audit';
import { importedFileName } from '../donor-import/file-name';
import { donorName } from '../donors/donor-name';
import { rulesName } from '../donors/rules-name';
import { driveTitle } from '../drives/drive-title';
import { linkLabel } from '../helpers/link-kinds';
import { accountName, invitedName } from '../people/account-name';
import { milestoneNumber } from '../thanks/milestone-number';
import { reportPeriodName } from '../reports/report-name';
import { templateName } from '../checklists/template-name';
import { volunteerName } from '../team/volunteer-name';
import { venueName } from '../venues/venue-name';
import { registrantName } from '../registrations/registrant-name';
import { targetYear } from '../targets/target-year';

/** The id of what an entry is about, if it is of this kind. */
const idOf = (type: AuditObject) =>
	sql`case when ${auditEntries.objectType} = ${type} then ${auditEntries.objectId}::uuid end`;

/** The name of what an entry is about, joined now: `null` where the actor may not see it, or it is gone. Areas are named by code. */
export const objectName: SQL<string | null> = sql<string | null>`coalesce(
	${driveTitle(idOf('drive'))}, ${importedFileName(idOf('import'))}, ${registrantName(idOf('registration'))}, ${donorName(idOf('donor'))}, ${accountName(idOf('account'))},
	${invitedName(idOf('account'))}, ${linkLabel('helper_link', idOf('helper_link'))}, ${linkLabel('hall_link', idOf('hall_link'))}, ${clubName(idOf('club'))}, ${applyingClubName(idOf('club_application'))},
	${targetYear(idOf('target'))}, ${rulesName(idOf('rules'))}, ${milestoneNumber(idOf('milestone'))},
	${calendarDayName(idOf('calendar_day'))}, ${bloodCentreName(idOf('blood_centre'))}, ${venueName(idOf('venue'))}, ${volunteerName(idOf('volunteer'))}, ${driveTitle(idOf('plan'))},
	${templateName(idOf('checklist'))}, ${reportPeriodName(idOf('report'))})`;
