import { renameViewForm, savedViewForm, viewActForm } from '../../src/lib/collections/saved-view';
import { accountForm, newEmailForm } from '../../src/lib/accounts/account-form';
import { pastedPeopleForm } from '../../src/lib/accounts/pasted-people';
import { newPersonForm } from '../../src/lib/accounts/person-form';
import { successorForm } from '../../src/lib/accounts/role-forms';
import { namedKeyForm, newKeyForm } from '../../src/lib/api-keys/forms';
import { areaForm } from '../../src/lib/areas/area-form';
import { centreForm } from '../../src/lib/calendar/centre-form';
import { closedDayForm, newClosedDayForm, removeDayForm } from '../../src/lib/calendar/closed-day-form';
import { newFeedForm, revokeFeedForm } from '../../src/lib/calendar/feed';
import { moveForm as moveDriveForm } from '../../src/lib/calendar/move-form';
import {
	beginForm as beginListForm,
	itemForm,
	moveForm,
	newItemForm,
	newTemplateForm,
	newTemplateItemForm,
	templateItemForm,
	tickForm
} from '../../src/lib/checklists/checklist-forms';
import {
	againForm,
	bagNumberForm,
	countsForm,
	sameForm,
	leaveOutForm,
	reopenForm,
	seenForm
} from '../../src/lib/desk/settle-form';
import { mappingForm, monthForm, pastedMappingForm, serverForm } from '../../src/lib/dhis2/forms';
import { commentForm, feedbackForm } from '../../src/lib/feedback/feedback-form';
import { bagNumberForm as closingBagForm, closeForm, compareForm } from '../../src/lib/closing/closing-form';
import { applicationForm } from '../../src/lib/clubs/application-form';
import { clubForm, newClubForm } from '../../src/lib/clubs/club-form';
import { pastedClubsForm } from '../../src/lib/clubs/pasted-clubs';
import { pastedTargetsForm } from '../../src/lib/clubs/pasted-target-form';
import { targetChoiceForm, withdrawTargetForm } from '../../src/lib/clubs/target-choice-form';
import { donateForm } from '../../src/lib/donations/donation-form';
import {
	batchForm,
	beginForm,
	BEGIN_FILES,
	bulkForm,
	CHOSEN_FIELDS,
	COLUMN_FIELDS,
	decisionForm,
	startForm,
	tableForm
} from '../../src/lib/donor-import/import-forms';
import { addDonorForm, editDonorForm } from '../../src/lib/donors/add-donor-form';
import { mergeForm, undoMergeForm } from '../../src/lib/donors/merge-form';
import { liftForm, waitForm } from '../../src/lib/donors/deferral-form';
import { giveConsentForm, withdrawConsentForm } from '../../src/lib/donors/consent-form';
import { erasureForm } from '../../src/lib/donors/erasing';
import { heldForm } from '../../src/lib/donors/held-form';
import { restrictionForm } from '../../src/lib/donors/restriction-form';
import { pairForm } from '../../src/lib/donors/pair-form';
import { removeFilterForm, renameFilterForm, savedFilterForm } from '../../src/lib/donors/saved-filter-form';
import { newCardForm } from '../../src/lib/donors/card-form';
import { rulesForm, takeBackForm } from '../../src/lib/donors/rule-form';
import { addSiteForm, changeSiteForm, hoursForm, moveSiteForm, removeSiteForm } from '../../src/lib/drives/days-form';
import { driveForm, driveStatusForm, typedDriveForm } from '../../src/lib/drives/drive-form';
import { deferForm, fitForm, plainForm } from '../../src/lib/drives/outcome-forms';
import { pastedPlanForm, pastedResultsForm } from '../../src/lib/drives/pasted-form';
import { approvalRuleForm, approveForm, sendBackForm } from '../../src/lib/drives/proposal-form';
import { registrationForm } from '../../src/lib/drives/registration-form';
import { reportedResultForm, resultKindForm } from '../../src/lib/drives/result-form';
import { seriesForm } from '../../src/lib/drives/repeats-form';
import { keepTemplateForm, removeTemplateForm, renameTemplateForm } from '../../src/lib/drives/template-form';
import {
	importForm,
	keyForm,
	keyRevokedForm,
	meetingForm,
	pointDoneForm,
	pointForm,
	pointRemovedForm,
	releaseForm,
	releaseNoteForm,
	statementForm
} from '../../src/lib/exchange/statement-forms';
import { exportForm } from '../../src/lib/exports/export-form';
import { comingInForm, deviceForm, linkForm, newLinkForm } from '../../src/lib/helpers/helper-form';
import { lineForm, undoLineForm, walkInForm } from '../../src/lib/paper/line-form';
import { noticeSwitchForm, tellForm } from '../../src/lib/notices/notice-form';
import { moveRequestForm, newRequestForm, refuseRequestForm } from '../../src/lib/requests/request-form';
import { addApplicantForm, matchForm } from '../../src/lib/registrations/match-form';
import { groupForm, groupLinkForm, newGroupForm } from '../../src/lib/sign-ups/group-form';
import { placesForm, slotMoveForm } from '../../src/lib/sign-ups/places-form';
import { signUpForm } from '../../src/lib/sign-ups/sign-up-form';
import { askRecountForm, setRightForm } from '../../src/lib/recounts/recount';
import { retentionForm } from '../../src/lib/retention/retention';
import {
	furtherVersionForm,
	confirmForm,
	endScheduleForm,
	newReportForm,
	reportNoteForm,
	scheduleForm,
	textsForm
} from '../../src/lib/reports/report-form';
import { endMilestoneForm, handOverForm, milestoneForm, newMilestoneForm } from '../../src/lib/thanks/milestone-form';
import {
	answerForm,
	assignForm,
	newShiftForm,
	newVolunteerForm,
	removeShiftForm,
	volunteerActForm,
	volunteerForm
} from '../../src/lib/team/team-forms';
import {
	driveVenueForm,
	newVenueForm,
	recordVenueForm,
	venueActForm,
	venueForm
} from '../../src/lib/venues/venue-form';
import { fieldsOf } from '../../src/lib/server/web/sent-form';

const drive = '/(app)/drives/[driveId=uuid]';
const person = '/(app)/people/[membershipId=uuid]';
const exchange = '/(app)/exchange/[year=year]';
const desk = `${drive}/registrations`;
const list = '/(app)/donors/imports/[importId=uuid]';
const each = (route: string, actions: string[], fields: string[]) =>
	Object.fromEntries(actions.map((action) => [`${route} ${action}`, fields]));

/** The fields of every form by route and action. One that is missing fails the tests. */
export const formFields: Record<string, readonly string[]> = {
	'/(app)/account default': fieldsOf(accountForm),
	'/(app)/account/confirm default': ['password'],
	'/(app)/account/email default': fieldsOf(newEmailForm),
	'/(app)/account/passkeys add': ['name', 'answer'],
	'/(app)/account/passkeys remove': ['id', 'password'],
	'/(app)/account/password default': ['old', 'password'],
	'/(app)/account/second-factor setUp': ['code'],
	'/(app)/account/second-factor renew': [],
	'/(app)/account/second-factor remove': ['password'],
	'/(app)/account/sessions end': ['id'],
	'/(app)/account/sessions forget': ['id'],
	'/(app)/account/sessions endOthers': [],
	'/(app)/areas/[code] default': fieldsOf(areaForm),
	...each('/(app)/rules/new', ['preview', 'save'], fieldsOf(rulesForm)),
	'/(app)/rules takeBack': fieldsOf(takeBackForm),
	'/(app)/clubs/[clubId=uuid] default': fieldsOf(clubForm),
	'/(app)/clubs/applications approve': ['id'],
	'/(app)/clubs/applications decline': ['id', 'reason'],
	...each('/(app)/clubs/import', ['preview', 'add'], fieldsOf(pastedClubsForm)),
	'/(app)/clubs/new default': fieldsOf(newClubForm),
	'/(app)/donors/[donorId=uuid] lift': fieldsOf(liftForm),
	'/(app)/donors/[donorId=uuid] wait': fieldsOf(waitForm),
	'/(app)/donors/[donorId=uuid] agree': fieldsOf(giveConsentForm),
	'/(app)/donors/[donorId=uuid] withdraw': fieldsOf(withdrawConsentForm),
	...each('/(app)/donors/[donorId=uuid]', ['restrict', 'unrestrict'], fieldsOf(restrictionForm)),
	'/(app)/donors/[donorId=uuid]/held show': fieldsOf(heldForm),
	'/(app)/donors/[donorId=uuid]/erase default': fieldsOf(erasureForm),
	'/(app)/donors/[donorId=uuid]/card replace': fieldsOf(newCardForm),
	'/(app)/donors/[donorId=uuid]/edit default': fieldsOf(editDonorForm),
	'/(app)/donors/[donorId=uuid]/merge merge': fieldsOf(mergeForm),
	'/(app)/donors/[donorId=uuid]/merge undo': fieldsOf(undoMergeForm),
	...each('/(app)/requests', ['answer', 'finish', 'reopen'], fieldsOf(moveRequestForm)),
	'/(app)/requests refuse': fieldsOf(refuseRequestForm),
	'/(app)/requests/new default': fieldsOf(newRequestForm),
	'/(app)/retention default': fieldsOf(retentionForm),
	[`${list} columns`]: [...fieldsOf(tableForm), ...COLUMN_FIELDS],
	[`${list} decide`]: [...fieldsOf(decisionForm), CHOSEN_FIELDS],
	[`${list} decideAll`]: fieldsOf(bulkForm),
	[`${list} start`]: fieldsOf(startForm),
	...each(list, ['stop', 'cancel', 'undo'], fieldsOf(batchForm)),
	'/(app)/donors/imports/new default': [...fieldsOf(beginForm), ...BEGIN_FILES],
	'/(app)/donors/export take': fieldsOf(exportForm),
	'/(app)/donors/filters save': fieldsOf(savedFilterForm),
	'/(app)/donors/filters rename': fieldsOf(renameFilterForm),
	'/(app)/donors/filters remove': fieldsOf(removeFilterForm),
	...each('/(app)/donors/pairs', ['apart', 'again'], fieldsOf(pairForm)),
	'/(app)/donors/new default': fieldsOf(addDonorForm),
	[`${drive} status`]: fieldsOf(driveStatusForm),
	[`${drive}/edit default`]: fieldsOf(driveForm),
	[`${drive}/board/links make`]: fieldsOf(newLinkForm),
	[`${drive}/board/links revoke`]: fieldsOf(linkForm),
	[`${drive}/helpers make`]: fieldsOf(newLinkForm),
	[`${drive}/helpers revoke`]: fieldsOf(linkForm),
	[`${drive}/helpers shutOut`]: fieldsOf(deviceForm),
	[`${drive}/helpers forget`]: fieldsOf(deviceForm),
	...each(desk, ['place', 'confirm', 'arrive', 'leave', 'noShow', 'cancel', 'undo'], fieldsOf(plainForm)),
	[`${drive}/groups make`]: fieldsOf(newGroupForm),
	[`${drive}/groups edit`]: fieldsOf(groupForm),
	[`${drive}/groups revoke`]: fieldsOf(groupLinkForm),
	[`${drive}/match match`]: fieldsOf(matchForm),
	[`${drive}/match add`]: fieldsOf(addApplicantForm),
	[`${drive}/no-shows default`]: [],
	[`${drive}/places settle`]: fieldsOf(placesForm),
	[`${drive}/places move`]: fieldsOf(slotMoveForm),
	[`${drive}/venue choose`]: fieldsOf(driveVenueForm),
	[`${drive}/venue record`]: fieldsOf(recordVenueForm),
	[`${desk} fit`]: fieldsOf(fitForm),
	[`${desk} defer`]: fieldsOf(deferForm),
	[`${desk} donate`]: [...fieldsOf(donateForm), 'otherVolumeMl', 'insufficient'],
	[`${desk} register`]: fieldsOf(registrationForm),
	[`${desk}/new register`]: fieldsOf(registrationForm),
	[`${drive}/days hours`]: fieldsOf(hoursForm),
	[`${drive}/days add`]: fieldsOf(addSiteForm),
	[`${drive}/days change`]: fieldsOf(changeSiteForm),
	[`${drive}/days remove`]: fieldsOf(removeSiteForm),
	[`${drive}/days move`]: fieldsOf(moveSiteForm),
	[`${drive}/series default`]: fieldsOf(seriesForm),
	[`${drive}/enter line`]: fieldsOf(lineForm),
	[`${drive}/enter walkIn`]: fieldsOf(walkInForm),
	[`${drive}/enter undo`]: fieldsOf(undoLineForm),
	[`${drive}/close close`]: fieldsOf(closeForm),
	[`${drive}/close compare`]: fieldsOf(compareForm),
	[`${drive}/close bag`]: fieldsOf(closingBagForm),
	[`${drive}/result report`]: fieldsOf(reportedResultForm),
	[`${drive}/result choose`]: fieldsOf(resultKindForm),
	...each('/(app)/drives/import', ['preview', 'add'], fieldsOf(pastedPlanForm)),
	...each('/(app)/drives/import/results', ['preview', 'add'], fieldsOf(pastedResultsForm)),
	'/(app)/drives/new default': fieldsOf(typedDriveForm),
	'/(app)/drives/templates keep': fieldsOf(keepTemplateForm),
	'/(app)/drives/templates rename': fieldsOf(renameTemplateForm),
	'/(app)/drives/templates remove': fieldsOf(removeTemplateForm),
	'/(app)/drives/proposals approve': fieldsOf(approveForm),
	'/(app)/drives/proposals sendBack': fieldsOf(sendBackForm),
	'/(app)/drives/proposals rule': fieldsOf(approvalRuleForm),
	...each(person, ['suspend', 'resume', 'limit', 'end'], ['until']),
	...each(person, ['renew', 'takeBack', 'resetFactor', 'giveCode'], []),
	[`${person} handOver`]: fieldsOf(successorForm),
	...each('/(app)/people/invite-many', ['preview', 'invite'], fieldsOf(pastedPeopleForm)),
	[`${exchange} note`]: fieldsOf(releaseNoteForm),
	[`${exchange}/meeting save`]: fieldsOf(meetingForm),
	[`${exchange}/meeting add`]: fieldsOf(pointForm),
	[`${exchange}/meeting done`]: fieldsOf(pointDoneForm),
	[`${exchange}/meeting remove`]: fieldsOf(pointRemovedForm),
	[`${exchange}/release default`]: fieldsOf(releaseForm),
	[`${exchange}/statement default`]: fieldsOf(statementForm),
	'/(app)/exchange/import bring': [...fieldsOf(importForm), 'file'],
	'/(app)/exchange/import trust': fieldsOf(keyForm),
	'/(app)/exchange/import distrust': fieldsOf(keyRevokedForm),
	'/(app)/people/new default': fieldsOf(newPersonForm),
	'/(app)/reports default': fieldsOf(newReportForm),
	'/(app)/reports/[reportId=uuid] note': fieldsOf(reportNoteForm),
	'/(app)/reports/[reportId=uuid] again': fieldsOf(furtherVersionForm),
	'/(app)/reports/[reportId=uuid]/write default': fieldsOf(textsForm),
	'/(app)/reports/[reportId=uuid]/confirm default': fieldsOf(confirmForm),
	'/(app)/reports/check default': ['file'],
	'/(app)/reports/schedules make': fieldsOf(scheduleForm),
	'/(app)/reports/schedules end': fieldsOf(endScheduleForm),
	...each('/(app)/targets', ['save', 'even', 'lastYear'], fieldsOf(targetChoiceForm)),
	'/(app)/targets withdraw': fieldsOf(withdrawTargetForm),
	...each('/(app)/targets/import', ['preview', 'add'], fieldsOf(pastedTargetsForm)),
	...each('/(app)/thanks', ['hand', 'takeBack'], fieldsOf(handOverForm)),
	'/(app)/collections/views save': fieldsOf(savedViewForm),
	'/(app)/collections/views rename': fieldsOf(renameViewForm),
	...each('/(app)/collections/views', ['remove', 'pin', 'unpin', 'raise'], fieldsOf(viewActForm)),
	'/(app)/collections/recounts ask': fieldsOf(askRecountForm),
	'/(app)/collections/recounts setRight': fieldsOf(setRightForm),
	'/(app)/thanks/export take': fieldsOf(exportForm),
	[`${drive}/move default`]: fieldsOf(moveDriveForm),
	'/(app)/data/keys make': fieldsOf(newKeyForm),
	...each('/(app)/data/keys', ['revoke', 'restore'], fieldsOf(namedKeyForm)),
	...each('/(app)/data/dhis2', ['try', 'send'], fieldsOf(monthForm)),
	'/(app)/data/dhis2/mapping name': fieldsOf(mappingForm),
	'/(app)/data/dhis2/mapping paste': fieldsOf(pastedMappingForm),
	'/(app)/data/dhis2/server default': fieldsOf(serverForm),
	'/(app)/drives/calendar/centres default': fieldsOf(centreForm),
	'/(app)/drives/calendar/days add': fieldsOf(newClosedDayForm),
	...each('/(app)/drives/calendar/days', ['remove', 'restore'], fieldsOf(removeDayForm)),
	'/(app)/drives/calendar/days/[dayId=uuid] default': fieldsOf(closedDayForm),
	'/(app)/drives/calendar/feeds make': fieldsOf(newFeedForm),
	'/(app)/drives/calendar/feeds revoke': fieldsOf(revokeFeedForm),
	'/(app)/thanks/milestones add': fieldsOf(newMilestoneForm),
	...each('/(app)/thanks/milestones', ['end', 'resume'], fieldsOf(endMilestoneForm)),
	'/(app)/thanks/milestones/[milestoneId=uuid] default': fieldsOf(milestoneForm),
	'/(app)/volunteers add': fieldsOf(newVolunteerForm),
	'/(app)/volunteers/[volunteerId=uuid] edit': fieldsOf(volunteerForm),
	...each('/(app)/volunteers/[volunteerId=uuid]', ['archive', 'restore', 'remove'], fieldsOf(volunteerActForm)),
	[`${drive}/checklist begin`]: fieldsOf(beginListForm),
	[`${drive}/checklist add`]: fieldsOf(newItemForm),
	[`${drive}/checklist tick`]: fieldsOf(tickForm),
	[`${drive}/checklist move`]: fieldsOf(moveForm),
	...each(`${drive}/checklist`, ['remove', 'restore'], fieldsOf(itemForm)),
	[`${drive}/looks seen`]: fieldsOf(seenForm),
	[`${drive}/looks again`]: fieldsOf(againForm),
	[`${drive}/looks leaveOut`]: fieldsOf(leaveOutForm),
	[`${drive}/looks counts`]: fieldsOf(countsForm),
	[`${drive}/looks same`]: fieldsOf(sameForm),
	[`${drive}/looks bagNumber`]: fieldsOf(bagNumberForm),
	[`${drive}/looks reopen`]: fieldsOf(reopenForm),
	...each(`${drive}/feedback`, ['hide', 'show'], fieldsOf(commentForm)),
	'/(app)/drives/checklists add': fieldsOf(newTemplateForm),
	'/(app)/drives/checklists/[templateId=uuid] add': fieldsOf(newTemplateItemForm),
	'/(app)/drives/checklists/[templateId=uuid] takeOff': fieldsOf(templateItemForm),
	'/(app)/drives/checklists/[templateId=uuid] remove': [],
	[`${drive}/notices tell`]: fieldsOf(tellForm),
	[`${drive}/notices retry`]: [],
	'/(app)/drives/notices default': fieldsOf(noticeSwitchForm),
	[`${drive}/team add`]: fieldsOf(newShiftForm),
	[`${drive}/team assign`]: fieldsOf(assignForm),
	[`${drive}/team answer`]: fieldsOf(answerForm),
	[`${drive}/team remove`]: fieldsOf(removeShiftForm),
	...each('/(app)/venues/[venueId=uuid]', ['archive', 'restore'], fieldsOf(venueActForm)),
	'/(app)/venues/[venueId=uuid]/edit default': fieldsOf(venueForm),
	'/(app)/venues/new default': fieldsOf(newVenueForm),
	'/(public)/apply default': fieldsOf(applicationForm),
	'/(public)/d/[code] default': fieldsOf(signUpForm),
	'/(public)/email/[token] default': [],
	'/(public)/feedback/[token] default': fieldsOf(feedbackForm),
	'/(public)/help/[token] default': fieldsOf(comingInForm),
	'/(public)/invitation/[token] default': ['fullName', 'password'],
	'/(public)/login default': ['email', 'password'],
	'/(public)/login/enrol default': ['code'],
	'/(public)/login/second-factor default': ['code'],
	'/(public)/logout default': [],
	...each('/(public)/place/[token]', ['accept', 'cancel', 'decline', 'wait'], []),
	'/(public)/place/[token] move': ['slotId'],
	'/(public)/reset default': ['email'],
	'/(public)/reset/[token] default': ['password'],
	'/(public)/reset/code code': ['code', 'password'],
	'/(public)/reset/code password': ['code', 'password'],
	'/preferences locale': ['locale', 'back'],
	'/preferences theme': ['theme', 'back']
};
