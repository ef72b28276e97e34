# What people read, in English. Vietnamese comes first: each key here stands in vi.ftl with the same variables.

### The frame of every page

brand = Nguồn
page-title = { $title } – Nguồn
page-title-error = Error: { $title } – Nguồn
skip-to-content = Skip to main content
nav-label = Main
nav-overview = Overview
nav-people = People
nav-report = Report
nav-accounts = Users
nav-home = Work to do
crumbs-label = Place in the organisation
language-label = Language
text-size-label = Size of letters
text-size-normal = Medium letters
text-size-large = Large letters
keys-button = Keys
keys-title = Keys that work on this page
keys-help = Open this table
keys-find = Find people, units, pages and acts
keys-search = Go to the search field of the page
keys-hit = From a search field: choose and open what was found
keys-close = Close
keys-off = Switch off keys of one letter on this machine
sign-out = Sign out
signed-in-as = Signed in
foot = Nguồn follows the admission of new Party members, on the organisation's own server.
help-title = How to read this page
print-page = Print this page
print-hint = No print button? Press Ctrl and P together.
not-known = Not known

span = from { $from } to { $last }
month-of-year =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
count-by-ceremony = counted by the day of the admission ceremony
count-by-decision = counted by the day of the admission decision

### Sign-in

sign-in-title = Sign in
sign-in-lead = For officers who have been given an account.
sign-in-login = Sign-in name
sign-in-password = Password
sign-in-button = Sign in
sign-in-help-title = Cannot sign in?
sign-in-help = Ask the system administrator of your office to set a new password. Never send a password by Zalo, message or e-mail.
sign-in-signed-out = You have signed out. On a shared computer, close the browser as well.
sign-in-again = Your session has ended. Sign in to go on.
error-summary-title = There is something to correct
sign-in-wrong = The sign-in name or the password is not right. Check Caps Lock and the Vietnamese keyboard, then try again.
sign-in-login-empty = Enter your sign-in name.
sign-in-password-empty = Enter your password.
sign-in-wait = Too many wrong attempts. Wait { $wait }, then try again.
sign-in-stale = The sign-in page was open for too long. Enter your password again.

wait-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
wait-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

### The period

period-title = Period
period-from = From
period-until = To the end of
period-hint = For example: 01/01/2020 (day, month, year)
period-show = Show this period
period-other = Choose other days
period-this-month = This month
period-this-year = This year
period-last-year = Last year
period-same-last-year = Same days last year
period-five-years = Last five years
period-term = Since the term { $from }–{ $until } began
period-day-unreadable = “{ $text }” is not a day. Write day, month and year, for example 31/10/2020.
period-day-impossible = The calendar has no { $text }. Write the day first, then the month, then the year.
period-backwards = The last day must be { $from } or later.

### A unit

unit-headline-quota = { $span }: { $admitted } admitted of a quota of { $quota }, that is { $percent }; { $before } in the same days last year.
unit-headline-plain = { $span }: { $admitted } admitted; { $before } in the same days last year.
span-until = Up to { $last }
span-between = From { $from } to { $last }
unit-code = Code { $code }
figures-note = Figures are { $count-by }.
figures-title = Main figures
figure-quota = Admission quota
figure-admitted = Admitted
figure-recognised = Recognised as official
figure-women = Women
figure-age-18-30 = Aged 18 to 30
figure-union-members = Youth Union members
figure-last-year = Same days last year: { $count }
figure-no-quota = Not set
figure-no-quota-note = No quota is set for this period
quota-left = { $count } more to meet the quota
quota-met = The quota is met
quota-exceeded = { $count } above the quota
quota-year = Quota of the whole of { $year }
quota-years = Quotas of { $from }–{ $last }
quota-progress-label = Admitted against the quota
members-at-start = { $count } members at the start of { $year }

shares-title = Who was admitted
shares-caption = Number and share among the admitted { $now }, against { $before }. One person may belong to several groups.
shares-group = Group
shares-before = Same days last year
shares-change = Change (percentage points)
shares-nobody-now = Nobody has been admitted in these days, so there are no shares.
shares-nobody-before = Nobody was admitted in the same days last year, so there is nothing to compare with.

pace-title = Admissions by month
pace-chart = Bar chart: admissions of each month, { $span }, beside the same month a year earlier
pace-now = This period
pace-before = Same month last year
pace-table = Show the figures
pace-caption = Admissions of each month, { $span }
pace-month = Month
pace-cut = The period is longer than 24 months: the chart shows the last ones.

children-title = Units below
children-caption = By attainment of the quota, the highest first; units without a quota come last.
children-unit = Unit
children-quota = Quota
children-admitted = Admitted
children-before = Last year
children-recognised = Recognised
children-attainment = Met
children-own = At { $name } itself
children-total = Total
no-quota-short = –

open-title = Open cases
open-caption = Open cases at each step
open-stage = Step
open-count = Cases
open-total = Total
open-median = Typical wait
open-longest = Longest wait
open-late = Overdue
days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
open-none = There is no open case.

unit-report-link = Report on admissions
unit-people-link = Candidates and new members
unit-help-1 = Each underlined number opens the list of exactly the people it counts.
unit-help-2 = “Same days last year” means the same days, one year earlier.
unit-help-3 = For another period, take a quick choice, or write two days and press “Show this period”. The address of the page keeps the period; it can be kept or sent to a colleague who may see it.
unit-help-4 = For a unit below, press its name in the table; for a unit above, press its name at the top of the page.
unit-figures-only = Your post may see figures, not lists of people; so the numbers here cannot be opened.

### Comparing

compare-title = Compare
compare-title-unit = Compare: { $unit }
compare-link = Compare
compare-lead-periods = { $unit }: { $one } against { $other }
compare-lead-units = { $one } against { $other }, { $span }
compare-sides = { $one } against { $other }
compare-days = { $from } – { $last }
compare-with = Against which unit?
compare-search = Find another unit by name or code
compare-beside = Choose a unit
compare-found = Searched for “{ $search }”: { $count ->
    [one] one unit, { $shown } shown
   *[other] { $count } units, { $shown } shown
 }
compare-found-none = No unit has a name or code like “{ $search }”. Try fewer letters.
compare-own = { $unit } itself, other days
compare-other-period = Days to compare with
compare-other-days = Choose other days to compare with
compare-same-days = The same days
compare-caption = The last column is the first number less the second; of shares, the difference in percentage points.
compare-figure = Figure
compare-share = Share
compare-change = Difference
compare-points = { $points } points
compare-missing = Missing to the quota
compare-pace = Column chart: admissions month by month, { $one } beside { $other }
compare-months = { $one } and { $other }
compare-months-caption = Admissions month by month
compare-admitted-in = Admitted, { $month }
compare-today-caption = Open cases and cells without admissions, as of today
compare-today-same = Open cases are as of today, so two periods of one unit cannot be compared by them.
compare-help-1 = To compare with another unit, open its name or search for it. To compare two periods of this unit, choose them in the two rows of days.
compare-help-2 = The address keeps both units and both periods; it can be kept, or sent to a colleague who may see them.
compare-help-3 = Months are compared in order: the first of one period with the first of the other.

### The tree of a day, and what became of a unit

tree-title = Organisation as of
tree-today = Today
tree-day = { $on }
tree-other = See it as of another day
tree-field = As the organisation was on
tree-hint = For example 30/06/2025. Units that were merged or moved later stand where they stood that day.
tree-show = Show it as of this day
tree-later = Give a day that is over, not after { $today }.
tree-said = By the organisation of { $on }
tree-same = By the organisation of { $on }: { $then } admitted. By today’s it is { $today } too.
tree-more = By the organisation of { $on }: { $then } admitted. By today’s: { $today }, which is { $count } more.
tree-less = By the organisation of { $on }: { $then } admitted. By today’s: { $today }, which is { $count } fewer.
tree-not-there = On { $on } this unit was not there yet. By today’s organisation: { $today } admitted.
tree-came = Merged or moved here after that day:
tree-went = Merged or moved elsewhere after that day:
tree-others = { $count ->
    [one] And one more unit.
   *[other] And { $count } more units.
 }
tree-closed-lists = Some units are elsewhere today, where you may not see lists. The numbers count them too, so they open nothing.
tree-open-today = Open cases can be seen by today’s organisation only.
story-title = What became of the unit
story-founded = founded
story-renamed = renamed; before, { $before }
story-moved = moved from { $before } to
story-placed = placed under
story-took-in = took in
story-went-into = merged into
story-split-into = was split into
story-came-from = came out of
story-closed = closed; its figures count for
story-reopened = working again
story-paper = By paper { $number }
story-ended-into = This unit went into { $other } on { $on }. Its figures and cases count for { $other } since.
story-ended-split = The unit was split into { $other } on { $on }. Its figures before that count for the first of them.
story-ended = This unit was closed on { $on }. Its figures count for { $other }.

### Lists

people-of-everybody = Everybody on record
people-of-admitted = People admitted
people-of-women = Women admitted
people-of-age-18-30 = Admitted aged 18 to 30
people-of-union-members = Youth Union members admitted
people-of-minority = Admitted of an ethnic minority
people-of-believers = Admitted of a religion
people-of-recognised = Recognised as official members
people-of-open = People with an open case
people-of-stage = Cases at the step: { $stage }
people-chip-everybody = Everybody
people-chip-admitted = Admitted
people-chip-women = Women
people-chip-age-18-30 = Aged 18–30
people-chip-union-members = Youth Union
people-chip-recognised = Recognised
people-chip-open = Open cases
people-chips-label = List
people-total =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-found =
    { $count ->
        [one] Search “{ $search }”: { $count } person
       *[other] Search “{ $search }”: { $count } people
    }
people-search = Search by name
people-search-hint = Marks are not needed, for example: nguyen van duc
people-search-button = Search
people-search-clear = Clear the search “{ $search }”
people-as-of = as of { $day }
people-name = Full name
people-sex = Sex
people-born = Born
people-age = Age
people-unit = Cell or unit
people-stage = Step
people-decided = Decision
people-ceremony = Ceremony
people-recognised = Recognised
people-nominated = Nominated
people-last-step = Latest step
people-official = Official from
people-none = There is nobody in this list.
people-none-found = Nobody of that name was found. Try fewer letters, or the given name alone.
people-none-filtered = Nobody fits everything the list is filtered by. Take one filter away.
people-next = Next page
people-first = Back to the first page
people-pages = Pages
people-xlsx = Download for Excel
people-csv = Download as CSV
people-help-1 = The list is in the order of given names, as registers are kept.
people-help-2 = Press a name to see that person's record.
people-help-3 = To see fewer people, open “Filter the list”, choose, and press “Show what fits”. What the list is filtered by stands above it; press one of them to take it away.
people-help-4 = A file holds exactly the people shown here, and says at its top what the list was filtered by.
people-help-5 = Tick several people to record one thing for all of them: you look first, and it can be undone.

### Filtering a list

filter-title = { $count ->
    [0] Filter the list
    [one] Filter the list (filtered by one thing)
   *[other] Filter the list (filtered by { $count } things)
 }
filter-active = Filtered by
filter-apply = Show what fits
filter-clear = Take all filters away
filter-take-away = : press to take this filter away
filter-ignored = What could not be read was not used. The list below follows the other filters.
filter-any = All
filter-yes = Yes
filter-no = No, or not on record
filter-union = Youth Union member
filter-minority = Ethnic minority
filter-religion = Belongs to a religion
filter-age-from = Age from
filter-age-until = Age to
filter-age-hint = Ages are full years on { $on }; of whom only the year of birth is known, by that year. “Days without a new step” looks at open cases only.
filter-nominated-from = Nominated from
filter-nominated-until = Nominated until
filter-quiet = Days without a new step
filter-not-yours = Your work does not include seeing anybody’s ethnic group or religion, so the list is not narrowed by them.
filter-no-list = There is no list “{ $text }”. This is the list of people admitted.
filter-no-stage = There is no step “{ $text }”. Choose among the steps below.
filter-no-choice = There is no choice “{ $text }”. Choose again.
filter-out-of-reach = Give a number from 1 to { $most }.
filter-age-backwards = The highest age must be { $from } or more.
filter-said-stage = At the step: { $stage }
filter-said-age = Aged { $from } to { $until } (on { $on })
filter-said-age-from = Aged { $from } or more (on { $on })
filter-said-age-until = Aged { $until } or less (on { $on })
filter-said-union = Youth Union member
filter-said-no-union = No Youth Union member, or not on record
filter-said-minority = Of an ethnic minority
filter-said-no-minority = Not of an ethnic minority, or not on record
filter-said-religion = Belongs to a religion
filter-said-no-religion = Belongs to no religion, or not on record
filter-said-nominated = Nominated from { $from } to { $until }
filter-said-nominated-from = Nominated from { $from }
filter-said-nominated-until = Nominated until { $until }
filter-said-quiet = No new step since { $since } ({ $count } days)
columns-title = Choose columns
columns-legend = Columns of the list and of its files
columns-hint = With none chosen, the list goes back to the usual columns.
columns-apply = Show these columns
columns-usual = Back to the usual columns
columns-none-such = There is no column “{ $text }”. Choose among those below.
file-search = Searched for the name: “{ $search }”
file-filter = Filtered by: { $said }

### Saved lists

views-chips-label = Saved
views-title = Saved lists
views-save-link = Save this list
views-change-link = Change saved lists
views-save-title = Save this list
views-save-button = Save the list
views-saved = Saved. Next time press its name in the line “Saved”.
views-name = Name of the list
views-name-hint = Short and easy to remember, for example: Vetting for over 3 months
views-name-empty = Give the list a name.
views-name-taken = This unit already has a saved list of that name. Choose another name.
views-too-many = One person saves at most { $most } lists at a unit. Delete one that is no longer used.
views-who = Who can use it
views-who-mine = Only me
views-who-shared = Everybody who may see this unit's lists
views-days = Period
views-days-moving = The period chosen when it is opened, or else this year until today
views-days-fixed = Always exactly this period
views-opens = Open first
views-opens-no = No
views-opens-yes = Open this list when “People” at the top is pressed
views-columns = Columns
views-span = Period shown
views-shared-name = { $name } (shared)
views-mine = Only you see it.
views-mine-shared = You saved it; everybody who may see this unit's lists can use it.
views-of-others = Saved by somebody else, for everybody.
views-opens-now = Opens first
views-do-open = Open first
views-do-close = No longer open first
views-do-share = Let everybody use it
views-do-keep = Keep it for me alone
views-do-rename = Rename
views-do-remove = Delete
views-rename-button = Save the new name
views-removed = The saved list “{ $name }” was deleted. The people in it and their records were not.
views-restore = Bring this list back
views-changed = The change was saved.
views-what = It is not clear what to do with which list. Choose again below.
views-none = There are no saved lists yet. Open a list, filter it, choose its columns, then press “Save this list”.
views-back = Back to the list
views-help-1 = A saved list keeps only how to look: which list, filters, search and columns. The people in it are found anew each time.
views-help-2 = Whoever opens a shared list sees only what their post lets them see.

### A person

person-identity = Particulars
person-unit = Unit
person-birth-name = Name at birth
person-sex = Sex
person-born = Born
person-citizen-id = Citizen id
person-old-id = Old identity card
person-ethnicity = Ethnic group
person-religion = Religion
person-schooling = General schooling
person-profession = Profession
person-political-theory = Political theory
person-occupation = Occupation
person-position = Position and workplace
person-residence = Residence
person-home-town = Home town
person-union-member = Youth Union member
person-yes = Yes
person-no = No
person-reveal = Show the whole id
person-reveal-hint = Each look is put on record: who looked, and when.
person-revealed = Put on record: you have just seen this person's citizen id.
person-no-case = There is no case yet.
person-case = Case at { $unit }
person-steps = Steps
person-steps-label = Steps of the case at { $unit }
person-acts = What happened
person-steps-missing = { $count } steps without a day on record
person-steps-later = { $count } steps still to come
person-next-step = Next step
step-done = Done
step-not-yet = Not yet
step-not-recorded = Day not recorded
step-not-needed = No longer needed
person-recorded = Put on record. It stands under “What happened”.
person-corrected = The correction is on record. The old entry is struck out, with the reason below it.
person-annulled = The entry made in error was withdrawn. It is struck out and no longer counts.
person-nominated = The nomination is on record and the case is open. The next step stands under “Steps”.
person-nominate = Nominate this person
person-record = Record what was done
person-findings = To be looked at under the rules
person-help-1 = “What happened” shows each act, the newest first. Nothing is deleted: what was corrected is struck out, with the reason.
person-help-2 = Each act has two days: when it happened, and when it was put on record.

act-paper = No. { $number }
act-at = At: { $unit }
act-recorded-by = Recorded by { $name }, { $at }
act-recorded-by-on-behalf = Recorded by { $name } on behalf of { $of }, { $at }
act-recorded-by-program = Brought in from a file, { $at }
act-superseded = Corrected
act-superseded-why = Corrected on { $day }, reason: { $reason }
act-corrects = Corrects an earlier entry; reason: { $reason }
act-ballots = { $in-favour } in favour of { $entitled } official members
act-nominated-by = Proposed by: { $by }
act-introduced-by = Introduced by: { $by }
act-together-since = Working or living in the same place since { $month }
act-vetting-place = Place asked: { $place }
act-official-on = Counts as official member from { $day }
act-reason = Reason: { $reason }
act-transferred-to = Moved to: { $place }

### Recording an act

act-title = Record: { $deed }
act-title-plain = Record an act
act-lead = Case of { $name }, { $unit }
act-save = Put on record
act-cancel = Do not record
act-back = Back to the case
act-others = Record something else
act-again = This is on record for { $day } already. Record it again only if it happened once more.
act-recorded-on = on record for { $day }
act-ended = This case has ended ({ $stage }), so nothing more can be recorded.
act-day = Day it was done
act-day-paper = Day of the paper
act-day-certificate = Day of the certificate
act-day-meeting = Day of the meeting that voted
act-day-ceremony = Day of the ceremony
act-day-hint = Day, month, year; such as 3/2/2020
act-vetting-hint = Only the day the answer came, such as 3/2/2020. What it says is not written here.
act-by = Who proposed the person
act-by-hint = For example: Youth Union of the commune
act-place = Place asked
act-place-hint = For example: the committee of the commune of residence. Only the place, not what was asked.
act-introducers = Introduced by the members
act-introducers-hint = Full names with commas between them
act-since = Working or living in the same place since
act-since-hint = For example: 3/2019
act-in-favour = In favour
act-entitled = Entitled to vote
act-entitled-hint = Those who were absent are counted too.
act-in-favour-empty = Give the number in favour, or leave both numbers empty.
act-entitled-empty = Give the number entitled to vote, or leave both numbers empty.
act-ballots-impossible = More were in favour than were entitled to vote. Look at the minutes again.
act-resolution = Number of the resolution
act-certificate = Number of the certificate
act-letter = Number of the letter
act-decision = Number of the decision
act-decision-hint = For example: 41-QĐ/HU
act-official = Official member from
act-official-hint = The day probation ends, not the day the decision was signed.
act-reason-label = Reason
act-reason-empty = Give the reason.
act-help-1 = Give the day on which it happened, not the day of recording, which is kept by itself.
act-help-2 = What is marked “optional” may stay empty.
act-help-3 = Pressing the button twice records it once.

act-correct = Correct
act-annulled = Withdrawn
act-annuls = Withdraws the entry: { $deed }; reason: { $reason }
correct-title = Correct: { $deed }
correct-lead = Case of { $name }, { $unit }; on record for { $day }
correct-why = Reason for the correction
correct-why-hint = For example: the day differs from the minutes
correct-why-empty = Give the reason. It is kept with the old entry.
correct-nothing = Nothing differs from what is on record. Change what is wrong.
correct-blank = not given
correct-save = Record the correction
correct-cancel = Leave it as it is
annul-title = Did this not happen?
annul-lead = If this was entered for the wrong person or did not happen, withdraw it. It stays among what happened, struck out, and no longer counts.
annul-why = Why it is withdrawn
annul-save = Withdraw the entry
correct-help-1 = The old entry is not deleted: it is struck out, with the new one and the reason beside it.
correct-help-2 = If it is the wrong kind of act, withdraw it and record the right one.

typed-day-empty = Give a day, such as 3/2/2020.
typed-too-long = This is too long. Keep it within { $count } characters.
typed-no-count = “{ $text }” is not a number. Use digits, such as 18.
typed-optional = optional

refusal-in-the-future = This day is still to come. Give the day on which it happened.
refusal-ended = The case has ended, so nothing more can be recorded.
refusal-already-recorded = This is on record already. If it is wrong, correct the entry there is.
refusal-ceremony-before-decision = There is no admission decision yet, or it is of a later day. Record the decision before the ceremony.
refusal-recognised-before-ceremony = There was no ceremony before this day. Recognition and the official day come after the ceremony.
refusal-removed-before-ceremony = This person was not admitted, so there is no removal. Record “Stopped”.
refusal-stopped-after-ceremony = This person was admitted, so the case cannot be stopped. If membership on probation ended, record “Removed from the list”.
refusal-no-reason = Give the reason for the correction.
refusal-nothing-to-correct = There is nothing left to correct here: somebody may just have done so.
refusal-annuls-nothing = Choose the entry made in error.

### Recording an act for many people

together-title-plain = Record for many people
together-title = Record for many: { $deed }
together-form = Tick the people who did something together (one class, one ceremony, one resolution), then record it once.
together-choose-one = Choose { $name }
together-chosen = Record for those ticked
together-all = { $count ->
    [one] Record for the one person of the list
   *[other] Record for all { $count } people of the list
}
together-lead = { $unit }; { $count ->
    [one] one person chosen
   *[other] { $count } people chosen
}
together-gone = { $count ->
    [one] One person was chosen who is not in your care, and is passed over.
   *[other] { $count } people were chosen who are not in your care, and are passed over.
}
together-nobody = Nobody is chosen. Go back to the list, and tick people or choose the whole list.
together-too-many = The list has { $count } people; at most { $most } are recorded at once. Filter the list and record it in parts.
together-back = Back to the list
together-choose = What was done?
together-others = Record something else
together-waiting = { $count } waiting
together-note-votes = Votes differ from person to person: add them in each record, with “Correct”.
together-note-official = The day of official membership follows from each person's ceremony; look at it on the next page.
together-look = Look before recording
together-look-title = Look again: { $deed }
together-nothing-yet = Nothing is recorded yet. Look at the list below, then record.
together-edit = Change
together-write = { $count ->
    [one] Record for one person
   *[other] Record for { $count } people
}
together-changed = Something has changed since you looked, so nothing was recorded. Look at the list again, then record.
together-recorded = To be recorded: { $count }
together-recorded-nobody = It can be recorded for nobody. The reasons stand below.
together-left-out = Left out: { $count }
together-what = When recorded
together-why = Why left out
together-fits = Can be recorded
together-fits-not = Can be recorded, but something is not as the rules ask
together-look-again = To look at
together-taken-on = Recorded already, for { $day }. If it happened again, record that in their own record.
left-out-no-case = There is no record yet.
left-out-not-yours = The record is not kept by this unit, or not yours to add to.
left-out-taken = This is recorded already.
left-out-no-official-day = No rule gives the day of official membership. Record it in their own record.
left-out-in-the-future = The day is still to come.
left-out-ended = The record has ended.
left-out-ceremony-before-decision = There is no decision on admission, or it was signed after this day.
left-out-recognised-before-ceremony = There was no ceremony before this day.
left-out-refused = This cannot be recorded.
together-done-title = Recorded for many: { $deed }
together-done-lead = { $unit }; { $day }; recorded by { $by }, { $at }
together-done = { $count ->
    [one] Recorded for one person.
   *[other] Recorded for { $count } people.
}
together-undone = { $count ->
    [one] Undone: what was recorded for one person no longer counts, and is struck out in the record.
   *[other] Undone: what was recorded for { $count } people no longer counts, and is struck out in each record.
}
together-count-written = Recorded
together-count-left = Left out
together-elsewhere = { $count ->
    [one] One more record is no longer in your care.
   *[other] { $count } more records are no longer in your care.
}
together-built-on = More recorded since
together-undo-title = All of it entered in error?
together-undo-lead = Undoing strikes it out in every record it was entered in, with the reason. It can be undone only while nothing more was recorded there.
together-undo-why = Why it is undone
together-undo = { $count ->
    [one] Undo it for one person
   *[other] Undo it for all { $count } people
}
together-no-undo = It can no longer be undone as a whole: more was recorded since, or a record is no longer in your care. Correct each record by itself.
together-help-1 = Only what is the same for everybody is recorded for many: one day, one paper, one place.
together-help-2 = Whoever it cannot be recorded for is left out, with the reason; it is recorded for the others.
together-help-3 = Pressing twice records once. Afterwards all of it can still be undone.
together-help-4 = It stands in each record under “What happened”, as if recorded there.
together-help-5 = The address of this page keeps: it always shows whom it was recorded for.

### Notes in a record

person-notes = Notes
person-no-notes = No notes yet.
note-add = Add a note
note-never = Do not write here: what stands in a biography or came of vetting, political matters of the person and the family, judgements of the person, illnesses, citizen ids.
note-wording = What the note says
note-wording-hint = A short reminder, such as: will hand in the application in November; the certificate is still missing.
note-empty = Write what the note says.
note-holds-citizen-id = The note holds a number that looks like a citizen id. Take it out: the citizen id stands under “Particulars”, masked.
note-save = Save the note
note-too-many = There are { $most } notes on this record already; no more fit. What was done is recorded with “Record what was done”.
note-written-by = Written by { $name }, { $at }
note-corrected-by = Corrected by { $name }, { $at }
note-superseded = Corrected
note-withdrawn-by = { $name } withdrew this note, { $at }; reason: { $reason }
note-change = Correct or withdraw
note-withdraw-link = Withdraw the note
note-change-title = Correct or withdraw a note
note-withdraw-title = Withdraw a note
note-lead = Record of { $name }, { $unit }; written by { $by }, { $at }
note-correct-save = Save the corrected words
note-nothing = Nothing is different yet. Change the words, then save.
note-withdraw-heading = Should this not stand here?
note-withdraw-lead = Once it is withdrawn, its words are deleted for good, those before corrections too. What stays: who wrote it, who withdrew it, when, and why.
note-why = Why it is withdrawn
note-why-hint = For example: written about the wrong person. Do not repeat what it said.
note-why-empty = Say why it is withdrawn.
note-withdraw-save = Withdraw the note
note-not-standing = This note was corrected or withdrawn, so it cannot be changed any more. Go back to the record to see how it stands.
note-done-written = The note was saved. It stands under “Notes” in the record.
note-done-corrected = The new words were saved. The old ones are struck out.
note-done-withdrawn = The note was withdrawn. Its words are deleted.
note-help-1 = Whoever may see this record sees its notes, with who wrote them and when.
note-help-2 = Steps of the procedure are recorded with “Record what was done”, not as notes.
note-help-3 = Only its author corrects a note. What stood there before stays to be seen, unless the note is withdrawn.

### Files with a record

person-files = Files
person-no-files = No files yet.
attach-add = Add a file
attach-never = Never keep here: biographies, vetting papers, opinions, secret papers, pictures of identity cards. They belong in the paper record, under the rules on secrecy.
attach-file = File
attach-hint = Choose one file ({ $kinds }) of at most { $megabytes } MB, such as a scan of the awareness class certificate.
attach-save = Keep the file with the record
attach-off = Files are not kept with records here.
attach-no-file = Choose a file.
attach-empty = There is nothing in the file. Choose another one.
attach-too-large = The file is larger than { $megabytes } MB. Scan it again at a smaller size.
attach-kind = What is in the file is of no kind that is kept here, whatever it is called. Choose a file of a kind named above.
attach-too-many = There are { $most } files with this record. Take away one that is no longer needed, then add this one.
attach-same = This file is with the record already.
attach-gone = This file was taken away.
attach-gone-short = File taken away
attach-brought-by = { $kind }, { $kilobytes } KB; added by { $name }, { $at }.
attach-removed-by = Taken away by { $name }, { $at }; reason: { $reason }
attach-remove = Take away
attach-remove-title = Take a file away
attach-remove-lead = The file and its name are deleted for good. What stays: who added it, who took it away, when, and why.
attach-remove-save = Take the file away
attach-why = Why it is taken away
attach-why-hint = For example: wrong record. Do not repeat what is in it.
attach-why-empty = Say why it is taken away.
attach-done = The file was kept. It stands under “Files”.
attach-removed = The file was taken away and deleted.
attach-help-1 = The program looks at the content to know the kind of file, and tidies its name.
attach-help-2 = Whoever may see people of the unit that keeps the record can save its files. Adding, saving and taking away are each put on record.
attach-help-3 = A file that was taken away does not come back, except from a backup.

### What to look at in a case

age-years = { $years } years
age-years-months = { $years } years and { $months } months
fact-probation-end = End of probation
fact-recognition-proposal = Cell proposes recognition
fact-biography = Biography handed in
finding-act-on = { $act } on { $day }
finding-too-young = At the cell's vote this person was { $age } old, less than { $limit }.
finding-too-old = At the cell's vote this person was { $age } old, more than { $limit }. The competent level must have agreed.
finding-expired = The certificate of { $issued } was { $months } months old at the cell's vote; it holds for { $limit } months, until { $last-day }.
finding-together-too-short = At the cell's vote the introducer had been in the same place for { $months } months; { $limit } are needed.
finding-cell-votes = Cell: { $in-favour } of { $entitled } in favour, less than { $share }; at least { $needed } are needed.
finding-committee-votes = Grassroots committee: { $in-favour } of { $entitled } in favour, less than { $share }; at least { $needed } are needed.
finding-too-few-members = The cell has { $members } official members; at least { $needed } are needed.
finding-decision-late = Decided on { $done }, { $days } working days after the cell's vote ({ $from }); { $limit } are allowed, until { $last-day }.
finding-decision-overdue = { $days } working days since the cell's vote ({ $from }) and no decision; { $limit } are allowed, until { $last-day }.
finding-ceremony-late = Ceremony on { $done }, { $days } working days after the decision ({ $from }); { $limit } are allowed, until { $last-day }.
finding-ceremony-overdue = { $days } working days since the decision ({ $from }) and no ceremony; { $limit } are allowed, until { $last-day }.
finding-late = Done on { $done }, { $days } working days after “{ $started-by }” ({ $from }); { $limit } are allowed, until { $last-day }.
finding-overdue = { $days } working days since “{ $started-by }” ({ $from }) and not done; { $limit } are allowed, until { $last-day }.
finding-out-of-order = { $act } stands after: { $after }. Look at the days again.
finding-too-soon = Official from { $day } after { $months } months of probation; { $limit } are needed, { $earliest } at the earliest.
finding-not-recognised = Probation ended on { $due } and there is no decision to recognise; the last day was { $last-day }, { $days } working days ago.

### Nominating

nominate-button = Nominate a person
nominate-title = Nominate an outstanding person
nominate-title-known = Nominate { $name }
nominate-lead = The case opens at { $unit }
nominate-on = Day of the nomination
nominate-born-hint = For example: 26/3/1998. If the day is not known, month and year, or the year alone.
nominate-number-hint = 12 digits, or 9 for the old identity card
nominate-name-empty = Give the full name.
nominate-name-long = The name is too long. Look at it again.
nominate-name-wrong = The name has digits or strange signs in it. Look at it again.
nominate-born-empty = Give the birth date, or the year if the day is not known.
nominate-sex-empty = Choose male or female.
nominate-number-wrong = A citizen id has 12 digits (or 9 for the old identity card).
nominate-same-number = This number belongs to the person in the list above. Look at the number again, or nominate that person.
nominate-similar = This person may be known already
nominate-similar-lead = Nothing is recorded yet. Look whether it is one of these.
nominate-similar-hidden = Somebody of the same name and year of birth, or with the same number, at { $unit }. Ask that unit.
nominate-this = Nominate this person
nominate-another = This is somebody else, record it
nominate-save = Record the nomination
nominate-back = Back
nominate-unit-ended = This unit has ended, so no case can open here. Open the page of the unit that carries it on.
nominate-unit-too-high = Cases open at a cell or a grassroots organisation. Open the page of the cell and nominate there.
nominate-case-open = This person has an open case. Record the next act there.
nominate-member = This person is a Party member already.
nominate-help-1 = Only four fields are needed: name, birth date, sex and the day of the nomination. The rest can follow later.
nominate-help-2 = Before anything is recorded, people of the same name and year of birth, or with the same number, are looked for.

### Report

report-title = Report on admissions
report-title-unit = Report on admissions: { $unit }
report-by = Broken down
report-by-unit = By unit
report-by-month = By month
report-by-year = By year
report-caption = Admissions { $span }, against the same days last year
report-key-unit = Unit
report-key-month = Month
report-key-year = Year
report-quota = Quota
report-admitted = Admitted
report-before = Same days last year
report-against = Against last year
report-attainment = Quota met
report-recognised = Recognised
report-women = Women
report-age-18-30 = Aged 18–30
report-union-members = Youth Union
report-minority = Ethnic minorities
report-few = not told
report-about = about { $count }
report-help-round = Ethnic minorities and believers are told in round numbers, and not at all where there are few, so that nobody’s own affairs show.
report-believers = Of a religion
report-total = Total
report-own = At { $name } itself
report-xlsx = Download for Excel
report-print = Print on A4
report-drawn-up = Drawn up { $at }
report-none = There are no figures for this period.
report-help-1 = “Against last year” is this period's admissions divided by those of the same days last year.
report-help-2 = The quota is that of the whole of each year that the period touches.
report-help-3 = Women, age, Youth Union, ethnic group and religion are all counted among the admitted.

paper-party = Communist Party of Viet Nam
paper-number = No. ……-BC/……
paper-place-and-day = …………, { $day }
paper-title = Report
paper-subject = on the admission of Party members { $span }
paper-basis = Figures { $count-by }; same days last year: { $before }.
paper-summary-quota = { $admitted } admitted of a quota of { $quota }, that is { $percent }; { $before } in the same days last year. { $recognised } recognised as official members.
paper-summary-plain = { $admitted } admitted; { $before } in the same days last year. { $recognised } recognised as official members.
paper-made-by = Drawn up by
paper-signed-by = On behalf of the committee
paper-sign-hint = (signature, full name)
paper-seal-hint = (signature, seal, full name)
paper-back = Back to the report on screen

### Columns of downloads

column-name = Full name
column-sex = Sex
column-born = Born
column-within = Grassroots organisation
column-unit = Unit
column-stage = Step
column-decided = Decided on
column-ceremony = Ceremony on
column-recognised = Recognised on
column-nominated = Nominated
column-last-step = Day of the latest step
column-official = Official from
column-month = Month
column-year = Year
figure-attainment = Quota met
figure-before = Same days last year

### Who works here

accounts-title = Users
accounts-lead = Accounts and posts at { $unit } and the units under it.
accounts-invite = Invite somebody
accounts-search = Search by name or sign-in name
accounts-caption = Users, their posts and whether they can sign in
accounts-who = User
accounts-posts = Posts
accounts-standing = Account
accounts-count = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
accounts-count-cut = { $shown } of { $count } users. Type a name to find others.
accounts-nobody = Nobody holds a post here yet.
accounts-not-found = Nobody of that name here. Try fewer letters.
accounts-post = { $role }, { $unit }
accounts-from = from { $from }
accounts-from-until = from { $from } until { $until }
accounts-help-1 = Only posts at this unit and the units under it are shown. What the same person does elsewhere is not.
accounts-help-2 = Each post given and each link made stands in the journal with who did it, and the unit's organisation commission sees this page.
standing-in-use = In use
standing-in-use-with-link = In use, with a new link until { $until }
standing-invited = Invited, link works until { $until }
standing-link-over = Not taken up, link has ended
standing-closed = Closed since { $day }

account-post-state = State
account-on-behalf = on behalf of { $name }
account-link = Link into the account
account-link-lost = For somebody who has lost the password. A new link works once, for 7 days. When a new password is set with it, every machine that is signed in to the account is signed out.
account-link-again = No password has been set yet. A new link works once, for 7 days, and takes the place of the one sent before.
account-link-closed = The account is closed, so no link opens it.
account-own = This is your own account. To change the password, choose your name at the top of the page; another administrator does the rest.
account-beyond = This person also holds posts that you do not manage, so the administrator above makes the link.
account-link-button = Make a new link

invite-title = Invite somebody
invite-lead = The program makes a link with which whoever is invited sets a password. Nobody else knows that password.
invite-login-hint = Letters without marks, digits, dots or hyphens, no blanks. For example: hanh.nt
invite-role-hint = The post decides what they can see and do at this unit and the units under it.
invite-from-hint = For example: 1/11/2020
invite-until-hint = The day the post ends, if known. From that day on they can no longer look in.
invite-name-empty = Enter the full name.
invite-login-empty = Enter a sign-in name.
invite-login-length = A sign-in name has 3 to 40 characters.
invite-login-letters = A sign-in name has letters, digits, dots, hyphens and underlines only, and no blanks.
invite-login-taken = Somebody else has this sign-in name. Choose another one.
invite-role-empty = Choose a post.
invite-at-empty = Choose a unit from the list.
invite-save = Invite and make a link
invite-help-1 = The next page shows the link once. Send it to that person alone, or print it and hand it over.
invite-help-2 = The post is in force once they have set a password and its first day has come.

post-ends-before-it-begins = The last day must come after the first.
post-past = This day has passed. Choose today or a later day.
post-over = This post has ended.
post-is-suspended = This post is suspended already.
post-is-not-suspended = This post is not suspended.
post-not-ones-own = Only a post of your own that is in force can be handed on.
post-beyond-source = It cannot be held on your behalf for longer than you hold it.
post-to-holder = Choose somebody else.

give-title = Give { $name } a further post
give-lead = The post is in force from its first day on. They need not sign in again.
give-save = Give the post
give-button = Give a further post
account-post-change = End or suspend the post { $role }
account-post-change-short = End or suspend
account-done-given = The post is given.
account-done-ended = The day on which the post ends is recorded.
account-done-suspended = The post is suspended. It can no longer be used, from now on.
account-done-resumed = The post is in force again.
account-done-closed = The account is closed. Every machine that was signed in to it is signed out.
account-done-opened = The account is open again. They sign in with the password they had.
account-close-title = Close the account of { $name }
account-close-lead = For somebody who has left, or when somebody else may be using the account.
account-close-what = They are signed out at once and can sign in no longer. What they recorded stays. Whoever acts on their behalf no longer does.
account-close-save = Close the account
account-open-title = Open the account of { $name } again
account-open-lead = Their posts that are not over are in force again.
account-open-what = They can sign in again with the password they had.
account-open-save = Open the account again
post-lead = { $name }. { $state }.
post-end-title = End the post
post-end-what = From that day on they can see and do nothing under this post. What they recorded stays.
post-end-on = Day the post ends
post-end-hint = For example: 1/11/2020. That day no longer counts.
post-end-save = Record the day
post-suspend-title = Suspend the post
post-suspend-what = At once, even while they are signed in. It can be resumed at any time.
post-suspend-save = Suspend
post-resume-title = Resume the post
post-resume-what = The post is in force again at once, until its last day if there is one.
post-resume-save = Resume
post-why = Reason
post-why-hint = The reason is kept in the journal.
post-why-empty = Give a reason.
change-back = Back, changing nothing
delegate-title = Hand on a post
delegate-whom = Choose who acts on your behalf
delegate-what = They see and do everything of this post on the days below. What they record shows that it was on your behalf.
delegate-to = Who acts on your behalf
delegate-choose = Choose somebody
delegate-to-empty = Choose who acts on your behalf.
delegate-until-hint = From this day on they no longer do. For example: 15/11/2020
delegate-save = Hand on
delegate-nobody = Nobody else at this unit has an account. Ask the administrator to invite somebody.
delegate-help-1 = You can take it back at any time: choose your name at the top of the page. When your own post ends or is suspended, so does this, at once.
delegate-help-2 = Whoever acts on your behalf cannot hand it on.

link-title = Link for { $name }
link-once = The link is made. This page is shown once: copy or print it now.
link-how = Hand it to the right person
link-address = Link
link-code = Or let them scan this code with a phone
link-code-label = QR code of the link
link-copy = Copy the link
link-print = Print this page
link-until = Works until
link-advice-1 = Send it to this person alone, not to a group. Whoever has the link can set the password.
link-advice-2 = It works once. If it ends or is lost, make a new one; the old one stops working at once.
link-advice-3 = If they say that it does not work although they never opened it, somebody else may have: make a new one at once.
link-back = Back to the users

welcome-title = Take up your account
welcome-lead = Welcome, { $name }. Set a password to begin.
welcome-again = Welcome, { $name }. Set a new password. Machines that are signed in to this account will be signed out.
welcome-posts = Posts
welcome-no-posts = No post yet
welcome-button = Set the password and go in
welcome-until = The link works once, until { $until }.
welcome-stale = The page was left open too long. Enter the password again.
welcome-over-title = This link does not work
welcome-over = The link is wrong, was used already or has ended. Each link works once.
welcome-over-next = If you have just set a password, sign in with it. If not, ask your administrator for a new link.
welcome-wait = Too many links that do not work were opened. Wait { $wait } and try again.

### My posts

me-title = My posts
me-password = Password
me-password-current = Password in use
me-password-new = New password
me-password-again = New password once more
me-password-length = { $shortest } to { $longest } characters. A sentence that you remember and others do not guess is best.
me-password-button = Change the password
me-password-changed = The password was changed. Other machines that were signed in with this account have been signed out.
me-password-wrong = That is not the password in use. Check Caps Lock and the Vietnamese input method, and try again.
me-password-same = The new password must differ from the one in use.
me-password-login = A password must not contain the sign-in name.
me-password-common = Many people use this password, or it is easy to guess, such as the unit's name and a year. Take a sentence of your own of at least four words.
me-password-kinds = A password needs small letters, capitals, digits and signs such as dots and blanks.
me-password-differs = The new password was typed in two ways.
me-sessions-title = Where you are signed in
me-sessions-lead = If one of them is not yours, sign it out, and then change your password.
me-sessions-others = Sign out everywhere else
me-session-this = This machine
me-session-end = Sign out there
me-session-when = signed in { $started }, last used { $seen }
me-done-session-ended = Signed out there.
me-done-others-ended = Signed out everywhere else. Only this machine is left.
agent-on = { $browser } on { $system }
agent-unknown = Unknown browser
me-sessions-what = Signing out on every machine signs out this one too. A session that is not used for 2 hours ends by itself.
me-sessions-button = Sign out everywhere
me-account = Account
me-name = Full name
me-login = Sign-in name
me-posts = Posts in force
me-posts-caption = Posts and the units they are held at
me-role = Post
me-unit = Unit
me-from = From
me-until = Until
me-until-open = Open
me-delegated = On behalf of another
me-delegate = Hand on
me-delegate-label = Hand on the post { $role }
me-delegations = Who acts on your behalf
me-delegation = { $name }: { $role }, { $unit }
me-take-back = Take back
me-done-delegated = The post is handed on. They see it as soon as its first day has come, without signing in again.
me-done-taken-back = Taken back. They no longer act on your behalf.
me-no-posts = None of your posts is in force now, so there is nothing to see here yet.
me-no-posts-next = Ask the system administrator or the organisation commission for a post. It works as soon as it is given; there is no need to sign in again.
me-help-1 = A post decides what you may see and do, at its unit and at every unit below.

### Errors

problem-title-not-there = There is no such page
problem-not-there = The address may be mistyped, or this is outside what you may see.
problem-title-refused = The request was refused
problem-refused = The request did not come from an open page of this program, or the page was open for too long. Nothing was changed. Open the page anew and try again.
problem-title-method = This address does not take such a request
problem-method = Perhaps an old form was opened again. Start from the first page.
problem-title-too-large = Too much was sent
problem-too-large = Nothing was saved. Send less at a time.
problem-title-unreadable = The request could not be read
problem-unreadable = The program did not understand what was sent. Nothing was changed. Go back to the page before and try again.
problem-title-wait = Please wait a little
problem-wait = There were too many requests in a short time. Wait { $wait }, then try again.
problem-title-unavailable = The program is busy or out of order
problem-unavailable = Nothing is lost. Try again in a few minutes; if it stays so, tell the system administrator.
problem-title-internal = The program failed
problem-internal = The failure was put on record. Try again; if it stays so, tell the system administrator.
problem-go-home = To the first page
problem-sign-in = Sign in
problem-what-next = What to do next

### Labels

unit-kind-province-committee = Provincial Party organisation
unit-kind-district-committee = District Party organisation
unit-kind-commune-committee = Commune Party organisation
unit-kind-grassroots-committee-org = Grassroots Party organisation
unit-kind-grassroots-cell = Grassroots cell
unit-kind-sectional-committee-org = Sectional Party organisation
unit-kind-sub-grassroots-org = Sub-grassroots Party organisation
unit-kind-subordinate-cell = Subordinate cell
unit-kind-cell = Cell
unit-kind-mass-org = Mass organisation
unit-kind-political-centre = Political centre
unit-kind-private-unit = Private economic unit

sector-commune = Communes, wards and towns
sector-village = Villages and quarters
sector-army-police = Army and police
sector-agency = Party, state and mass agencies
sector-school = Schools
sector-health = Health
sector-public-service = Public service units
sector-state-firm = State firms
sector-private-firm = Private firms
sector-cooperative = Cooperatives
sector-other = Other

stage-nominated = Nominated
stage-listed = On the list of sympathisers
stage-class-finished = Awareness class finished
stage-applied = Applied
stage-vetting = Being vetted
stage-vetted = Vetted
stage-introduced = Introduced, opinions gathered
stage-cell-voted = Cell has voted
stage-committee-voted = Grassroots committee has voted
stage-sent-up = Sent up for decision
stage-decided = Decided, ceremony to come
stage-probation = Probationary member
stage-recognised = Official member
stage-removed = Removed from the list
stage-stopped = Stopped
stage-moved-away = Moved elsewhere

deed-nominated = Nominated
deed-listed = Put on the list of sympathisers
deed-class-finished = Awareness class finished
deed-applied = Application handed in
deed-vetting-asked = Vetting asked for
deed-vetting-answered = Vetting answered
deed-introduced = Introduced by official members
deed-opinions-gathered = Opinions summed up
deed-cell-voted = Vote of the cell
deed-committee-voted = Vote of the grassroots committee
deed-sent-up = Sent up for decision
deed-decided = Admission decision
deed-ceremony-held = Admission ceremony
deed-recognised = Decision to recognise as official member
deed-removed = Removed from the list
deed-stopped = Stopped
deed-transferred = Transferred
deed-annulled = Entry made in error, annulled

role-system-administrator = System administrator
role-organisation-officer = Organisation-board officer
role-committee-officer = Committee officer
role-cell-secretary = Cell secretary
role-officer-in-charge = Officer in charge
role-mass-org-officer = Mass-organisation officer
role-training-centre = Training-centre officer
role-inspector = Inspection-commission officer
role-leader = Leader who reads reports

permission-see-figures = See figures
permission-see-people = See lists of people
permission-see-person = See a person's record
permission-reveal-citizen-id = See a citizen id in full
permission-record-acts = Put acts on record
permission-import = Bring in files
permission-set-quotas = Set quotas
permission-manage-units = Change the tree
permission-export = Download files
permission-see-journal = See the journal
permission-manage-accounts = Manage accounts
permission-see-accounts = See users
permission-manage-settings = Change settings

post-state-active = In force
post-state-not-yet = Not yet begun
post-state-expired = Ended
post-state-suspended = Suspended
post-state-not-confirmed = Not taken up
post-state-delegated = On behalf of another

sex-female = Female
sex-male = Male

### Search

find-title = Search
find-label = Find people, units, pages
find-button = Search
find-begin = Type the name of a person, cell or unit, or what you want to do (such as import, nominate, report), into the search field at the top of the page.
find-nothing = Nobody and no unit of that name is within your reach. Try fewer letters, or leave out the marks.
find-units-only = Names of units only were searched: your posts do not include lists of people.
find-people = { $cut ->
    [all] { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
   *[cut] { $shown } of { $count } people
}
find-units = { $cut ->
    [all] { $count ->
        [one] { $count } unit
       *[other] { $count } units
    }
   *[cut] { $shown } of { $count } units
}
find-help-1 = Marks are not needed; the first letters of each word are enough, for example: ng v duc.
find-help-number = People are also found by their whole identity number.
find-help-2 = Ctrl+K leads to the search field on any page; the arrows go through what was found.
find-help-pages = Type what you want to do with the name of a unit, such as “import son dong”, to open that page at once.

### Work to do

inbox-title = Work to do
inbox-tabs = Whose work
inbox-mine = Waiting for me ({ $count })
inbox-followed = I follow ({ $count })
inbox-lead-none = Nothing waits for you now.
inbox-lead-calm = { $count } pieces of work wait for you; none is due by { $day }.
inbox-lead-soon = { $soon } pieces of work that wait for you are due by { $day }.
inbox-lead-late = { $late } pieces of work that wait for you are overdue.
inbox-lead-both = { $late } pieces of work that wait for you are overdue, and { $soon } are due by { $day }.
inbox-figures-only = Your post lets you see figures only: choose a unit below.
inbox-posts = My units
inbox-post-quota = { $year } to date: { $admitted } admitted of a quota of { $quota } ({ $percent }).
inbox-post-plain = { $year } to date: { $admitted } admitted, no quota set.
inbox-people-link = Open cases
inbox-delegated = { $role }, on behalf
inbox-help-1 = “Waiting for me” is what your unit has to do next. Where a cell has nobody who uses this program, its work waits for the nearest committee above.
inbox-help-2 = Something is overdue only where a regulation sets a last day; it is named in brackets. Without one, what has waited longest comes first.
inbox-help-3 = “I follow” is the work of others that you may see, with whom to ask.
work-title = Waiting work
work-lead-none = No case is open.
work-lead-calm = { $count } cases are open; none is due by { $day }.
work-lead-soon = { $soon } are due by { $day }, of { $count } open cases.
work-lead-late = { $late } are overdue, of { $count } open cases.
work-lead-both = { $late } are overdue and { $soon } are due by { $day }, of { $count } open cases.
work-help-1 = Each line is an open case of the unit and the units under it, with what has to be done next.
work-chips = Urgency
work-chip-all = All ({ $count })
work-chip-late = Overdue ({ $count })
work-chip-soon = Due within a month ({ $count })
work-chip-open = With time left ({ $count })
work-chip-not-yet = Not yet ({ $count })
work-urgency-late = Overdue
work-urgency-soon = Due within the next month
work-urgency-open = With time left, or without a limit
work-urgency-not-yet = Cannot be done yet
work-stage = Stage: { $stage }
work-stage-clear = Show every stage
work-count = { $first } to { $last } of { $count }
work-none = There is no such work.
work-step-proposal = The cell considers proposing recognition
work-late = { $count } days overdue
work-due-today = Due today
work-left = { $count } days left
work-from = From { $day }
work-no-limit = No limit
work-waited = Last act on record on { $day }, { $count } days ago.
work-waited-unknown = No day of any act is on record.
work-limit-certificate = The certificate of the awareness class of { $from } serves until { $last-day }; the cell must vote before then.
work-limit-decision = The cell voted on { $from }; a decision is due within { $days } working days, by { $last-day }.
work-limit-ceremony = Decided on { $from }; the ceremony is due within { $days } working days, by { $last-day }.
work-limit-proposal = Probation ends on { $from }; the cell considers within { $days } working days, by { $last-day }.
work-limit-recognition = Probation ended on { $from }; the time of the cell and of the deciding body together is { $days } working days, until { $last-day }.
work-turn-to = Ask: { $who }.
work-contact = { $name } ({ $role }, { $unit })
work-nobody = { $unit } and those above have nobody who can put this on record.
work-record = Record this

### The units under a unit

units-title = Units below
units-lead = { $count } units stand below, at all levels.
units-search = Find by name or code of the unit
units-levels = Level
units-all = The tree ({ $count })
units-level = { $kind } ({ $count })
units-idle-label = Long without an admission
units-idle = Cells without an admission in { $years } years ({ $count })
units-under = { $count } units below
units-open-branch = See these units
units-none-under = No unit stands below.
units-none = There is no such unit.
units-count = { $first } to { $last } of { $count } units
units-kind = Kind
units-last = Last admission
units-never = None yet
units-figures-quota = { $admitted } admitted of { $quota }
units-figures-plain = { $admitted } admitted
units-help-1 = The name of a unit leads to its page; “units below” opens the next level here. Admissions are those of this year.
units-help-2 = A cell that has not stood for so many years is not counted as long without an admission.
unit-idle = Cells without an admission in { $years } years
unit-tree-link = The tree: { $count } units at all levels
unit-in-charge = In charge: { $who }

### Importing files

import-button = Import from Excel
import-title = Import from Excel files
import-lead = Into { $unit } and the units below it.
import-files-label = Files
import-files-hint = Files of Excel (.xlsx, .xls), of LibreOffice (.ods) or .csv, at most { $files } files and { $megabytes } MB at once. Keep your own layout; no template is needed.
import-send = Send the files and look at them first
import-no-file = Choose at least one file.
import-too-many = Only { $files } files can be sent at once. Send them in parts.
import-too-large = The files are larger than { $megabytes } MB together. Send them in parts, or split the large one.
import-help-1 = After you send files, they are only read and shown. Nothing is written until you press the button that writes.
import-help-2 = Where something is unclear, you are asked; nothing is guessed. Every repair is listed.
import-help-3 = Only you can see the files you sent, and they are removed after a day.
import-past = Earlier imports
import-past-none = Nothing has been imported here yet.
import-past-caption = Recent imports, the newest first
import-past-known = Files imported before
import-at = When
import-by = By
import-files = Files
import-file = File
import-wrote = Written
import-waiting = Files that wait
import-waiting-since = Sent at { $at }
import-waiting-written = Being written
import-waiting-read = Being read
import-waiting-undecided = Waits for you to decide
import-reading-title = Reading the files
import-writing-title = Writing
import-progress-lead = { $files }, for { $unit }.
import-progress-step = Step { $number } of { $steps }: { $step }
import-step-queued = waiting, somebody else's files are being read
import-step-reading = reading the files
import-step-comparing = holding the rows against what is on record
import-step-writing = writing
import-progress-rows = { $done } of { $whole } rows are done.
import-progress-uncounted = The rows are not counted yet.
import-progress-left = { $rate } rows a second. This step takes about { $time } more.
import-progress-look = Look again now
import-progress-leave = You can close this page, the work goes on. To look again, open “{ import-button }” on the page of the unit.
import-stop = Stop
import-reading-stop = Nothing has been written. If you stop, the files are no longer read; they wait here and can be opened again within a day.
import-writing-stop = All is written at once, or nothing. If you stop, not a row is kept: everything is as before you pressed the button, and the files wait here.
import-stopping = Stopping.
import-stopping-means = If the writing has not ended, not a row is kept. If it has, the next page says so, and it can still be taken back.
import-stopped = Stopped at { $at } as you asked. Not a row was written, everything is as before.
import-stopped-late = You asked to stop when everything had just been written, so this import stands. To undo it, take it back at the end of this page.
import-failed = At { $at } something went wrong, and nothing was written. Everything is as before. Press the button that writes once more; if it fails again, tell whoever looks after the system.
import-preview-title = Preview; nothing is written yet
import-preview-lead = { $rows } rows were read for { $unit }: { $accepted } accepted, { $rejected } not accepted.
import-changed = Something has changed since this page was opened. Nothing was written; look again, then press the button once more.
import-unreadable = Some files could not be read. The others are shown below.
import-numbers = Rows read
import-rows = Rows
import-accepted = Accepted
import-repaired = Accepted with repairs
import-rejected = Not accepted
import-questions = Questions for you
import-questions-lead = The rows concerned wait for an answer. Answer what you can; answers are remembered for next time. Leave open what is not of your unit.
import-choose = Not answered
import-ignore-column = Pass over this column
import-ignore-sheet = Pass over this sheet
import-ask-column = Sheet “{ $sheet }”: what is column { $column }, “{ $header }”?
import-ask-sheet = What list is the sheet “{ $sheet }”?
import-ask-unit = Which organisation is “{ $text }”?
import-ask-within = Within { $unit }.
import-ask-rows = Sheet “{ $sheet }”, rows { $rows }
import-ask-year = Which year are the quotas of the sheet “{ $sheet }” for?
import-ask-year-hint = Write the year into the table’s heading in the file, then send it again.
import-or-type = Or type the code or the full name of the organisation
import-answer = Answer and read again
import-no-answer = No answer was chosen.
import-no-unit = “{ $name }” is not the name of exactly one organisation. Write its code or its full name.
import-undecided = It is not clear what is wanted. Press one of the buttons at the end of the page.
import-found = What was found
import-lists = Choose a list
import-list-errors = Errors ({ $count })
import-list-warnings = To be looked at ({ $count })
import-list-repairs = Repaired ({ $count })
import-list-rows = All rows ({ $count })
import-list-accepted = Accepted rows ({ $count })
import-list-rejected = Rows not accepted ({ $count })
import-list-none = There are none.
import-list-waiting = More rows that wait for the answers above: { $count }.
import-position = { $from } to { $last } of { $count }
import-pages = Pages of the list
import-before = Previous
import-after = Next
import-row-accepted = Accepted
import-row-rejected = Not accepted
import-place = Place
import-about = About
import-said = What it says
import-cell = Sheet “{ $sheet }”, cell { $cell }
import-row = Sheet “{ $sheet }”, row { $row }
import-copies = Download the files with a column of findings
import-copies-lead = The same sheets with one more column that says what is wrong and how to mend it. They can be downloaded for a day.
import-recognised = How the files were understood
import-rows-unit = rows
import-no-columns = No table was read from this sheet.
import-columns-caption = Columns of the sheet “{ $sheet }”
import-column = Column
import-header = Header
import-means = Means
import-samples = Examples
import-column-passed = Not read
import-decide = Write or throw away
import-will-write = To be written: { $what }.
import-waits = Open questions: { $count }. Their rows are not written this time.
import-looked = I have looked at the errors above ({ $count }). Accepted rows are written as they stand in the file.
import-not-looked = Look at the errors, then tick “I have looked”.
import-write = Write { $what }
import-discard = Throw away
import-nothing = There is nothing new to write: every accepted row is known already or waits for an answer.
import-preview-help-1 = Press a number to open the list behind it.
import-preview-help-2 = You may mend the file and send it again: what is written already is not written twice.
import-preview-help-3 = Rows about other units, or about people whom other units look after, cannot be written here.
import-done-title = Written
import-done-lead = Written: { $what }.
import-again = Import other files
import-to-unit = Open the unit’s page
import-kind-unknown = unknown
import-more-questions = More questions: { $count }
import-ahead = Things whose day is still to come, and which are not written yet: { $count }. Send the file again when it has come.
import-count-units =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
import-count-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
import-count-cases =
    { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }
import-count-acts =
    { $count ->
        [one] { $count } act
       *[other] { $count } acts
    }
import-count-quotas =
    { $count ->
        [one] { $count } quota
       *[other] { $count } quotas
    }
import-count-others =
    { $count ->
        [one] { $count } row of other lists
       *[other] { $count } rows of other lists
    }
import-undo-offer = Imported by mistake?
import-undo-offer-lead = The whole import can be taken back: everything is as it was before. What would go is shown first.
import-undo-open = See what would go
import-undo-title = Take back an import
import-undo-lead = Import of { $at }: { $files }.
import-undo-numbers = How much would be taken back
import-undo-stat-people = People that go
import-undo-stat-cases = Cases that go
import-undo-stat-acts = Acts that go
import-undo-stat-units = Organisations that go
import-undo-stat-quotas = Quotas that go
import-undo-stat-headcounts = Member counts that go
import-undo-stat-others = Rows of other lists that go
import-undo-lists = What would be taken back
import-undo-list-held = In the way ({ $count })
import-undo-list-people = People ({ $count })
import-undo-list-completed = Known people, without what was added ({ $count })
import-undo-list-cases = Cases ({ $count })
import-undo-list-continued = Earlier cases, without the new acts ({ $count })
import-undo-list-units = Organisations ({ $count })
import-undo-list-quotas = Quotas ({ $count })
import-undo-list-headcounts = Members at the start of a year ({ $count })
import-undo-list-others = Other lists ({ $count })
import-undo-goes-person = Goes
import-undo-goes-facts = Stays, without what this import added
import-undo-goes-case = The whole case goes
import-undo-goes-acts = Stays, without the acts this import recorded
import-undo-goes-unit = Goes from the tree
import-undo-goes-other = Goes, or is as it was before
import-undo-other-unit = Another unit
import-undo-year = for { $year }
import-undo-term = for the term { $from }–{ $until }
import-undo-quota-admission = Quota of admissions { $period }: { $amount }
import-undo-quota-class = Quota of the awareness class { $period }: { $amount }
import-undo-quota-nomination = Quota of nominations { $period }: { $amount }
import-undo-headcount = Members at the start of { $year }
import-undo-headcount-goes = Members at the start of { $year }: { $members } goes
import-undo-headcount-back = Members at the start of { $year }: from { $members } back to { $was }
import-undo-built-acts = Acts were recorded or corrected after this import
import-undo-built-case = Another case was opened for this person
import-undo-built-notes = Something was added to this case
import-undo-built-facts = More was recorded about this person
import-undo-built-roster = Stands in a list of members
import-undo-built-under = Units, people or cases belong to it by now
import-undo-built-posts = Somebody was given a post here
import-undo-built-quota = The quota was set anew
import-undo-built-headcount = The number was recorded anew
import-undo-built-elsewhere = Others look after it now
import-undo-built-other = Used elsewhere by now
import-undo-held = This cannot be taken back yet: { $count } things were built on since. All goes or nothing, so nothing was changed. Correct the wrong cases one by one.
import-undo-too-old = This import was written before the program could take imports back, so it stays. Correct the wrong cases one by one.
import-undo-changed = Somebody has just added to what this import wrote. Nothing was taken back; please look again.
import-undo-decide = Take back
import-undo-whole = All of it goes at once, never single rows. The same file can be imported again afterwards.
import-undo-why = Why it is taken back
import-undo-why-hint = For example: the file of another commune. The reason is kept with your name.
import-undo-why-empty = Please give the reason.
import-undo-save = Take back { $what }
import-undo-cancel = Leave it as it is
import-undo-back = Back
import-undo-help-1 = What this import made goes; what it changed is as it was before.
import-undo-help-2 = Once somebody has built on these rows, nothing can be taken back, and this page names each place.
import-undo-help-3 = The journal keeps that it was imported and taken back, by whom and why.
import-undone-title = Import that was taken back
import-undone-wrote = Written, and no longer there
import-undone = Taken back { $at } by { $by }. Reason: { $why }
import-undone-by-program = Taken back { $at } on the server. Reason: { $why }
import-undone-badge = Taken back
import-undone-again = To import again, send the file again.
import-count-completed =
    { $count ->
        [one] new facts of one person already on record
       *[other] new facts of { $count } people already on record
    }
import-count-headcounts =
    { $count ->
        [one] one count of members
       *[other] { $count } counts of members
    }
import-kind-organisations = Party organisations and cells
import-kind-quotas = Quotas of one year
import-kind-nomination-quotas = Nomination quotas of mass organisations
import-kind-term-quotas = Quotas of a term
import-kind-admitted = People admitted
import-kind-recognised = People recognised as official members
import-kind-pipeline = People being prepared
import-kind-assignments = Officers in charge
import-kind-surveys = Surveys
import-kind-enterprises = Firms
import-kind-roster = Roster of members
import-kind-empty = empty
import-kind-list = auxiliary list
import-field-ordinal = Running number
import-field-full-name = Full name
import-field-family-name = Family and middle name
import-field-given-name = Given name
import-field-birth-name = Name at birth
import-field-alias = Other name
import-field-birth = Date of birth
import-field-birth-male = Date of birth (column for men)
import-field-birth-female = Date of birth (column for women)
import-field-birth-day = Date of birth: day
import-field-birth-month = Date of birth: month
import-field-birth-year = Year of birth
import-field-sex = Sex
import-field-mark-male = Mark for men
import-field-mark-female = Mark for women
import-field-citizen-id = Citizen number
import-field-old-id = Old identity number
import-field-id-issued-on = Day the identity paper was issued
import-field-ethnicity = Ethnicity
import-field-religion = Religion
import-field-ethnicity-religion = Ethnicity and religion (one column)
import-field-schooling = General schooling
import-field-profession = Professional training
import-field-schooling-profession = Schooling and training (one column)
import-field-theory = Political theory
import-field-languages = Languages and computing
import-field-occupation = Occupation
import-field-position = Post and place of work
import-field-residence = Place of residence
import-field-home-town = Home town
import-field-home-commune = Home town: commune
import-field-home-district = Home town: district
import-field-home-province = Home town: province
import-field-phone = Telephone
import-field-union = Youth Union member
import-field-union-joined = Day of joining the Youth Union
import-field-cell = Cell
import-field-unit-code = Code of the cell or organisation
import-field-org = Party organisation, unit
import-field-nominated-by = Nominated by
import-field-nominated-on = Day of nomination
import-field-introducers = Members who introduce or help
import-field-together-since = Together with the introducer since
import-field-certificate-number = Number of the class certificate
import-field-certificate-on = Day of the class certificate
import-field-certificate = Class certificate, number and day (one column)
import-field-applied-on = Day of application
import-field-vetting-asked-on = Day vetting was asked for
import-field-vetting-answered-on = Day vetting was answered
import-field-union-resolution-on = Day of the union’s resolution
import-field-residence-opinion-on = Day of the opinion of the place of residence
import-field-cell-met-on = Day of the cell meeting
import-field-votes = Votes (in favour/entitled)
import-field-votes-for = Votes in favour
import-field-votes-entitled = Members entitled to vote
import-field-committee-met-on = Day of the committee meeting
import-field-committee-votes = Votes of the committee
import-field-sent-up-on = Day the dossier was sent up
import-field-decision-number = Number of the decision to admit
import-field-decision-on = Day of the decision to admit
import-field-decision = Decision to admit, number and day (one column)
import-field-ceremony-on = Day of the ceremony
import-field-probation-ends-on = End of probation
import-field-official-on = Official day
import-field-recognition-number = Number of the decision to recognise
import-field-recognition-on = Day of the decision to recognise
import-field-recognition = Decision to recognise, number and day (one column)
import-field-note = Remark
import-field-stage = Progress of the case
import-field-biography-number = Number of the biography
import-field-card-number = Number of the member card
import-field-card-on = Day of the member card
import-field-joined-on = Day of joining the Party
import-field-admitted-at = Place of admission
import-field-party-post = Party post
import-field-other-post = Other post
import-field-badge = Party badge
import-field-exempt-since = Exempt since
import-field-status = How the member takes part
import-field-health = Health
import-field-age = Age
import-field-list-year = Year of the list
import-field-unit-name = Name of the Party organisation
import-field-unit-kind = Kind of organisation
import-field-parent = Organisation above
import-field-sector = Field of life
import-field-area-code = Code of the commune
import-field-members = Members
import-field-official-members = Official members
import-field-probationary = Probationary members
import-field-women = Women
import-field-cell-count = Number of cells
import-field-secretary = Secretary
import-field-established-on = Day of founding
import-field-members-at-start = Members at the start of the year
import-field-quota-admission = Quota of admissions
import-field-quota-class = Quota of the awareness class
import-field-quota-recognition = Quota of recognitions
import-field-quota-part = Quota of a part of the year
import-field-quota-nomination = Quota of nominations
import-field-quota-youth-union = Quota of the Youth Union
import-field-quota-womens-union = Quota of the Women’s Union
import-field-quota-farmers-union = Quota of the Farmers’ Union
import-field-quota-veterans-union = Quota of the Veterans’ Association
import-field-quota-trade-union = Quota of the trade union
import-field-quota-fatherland-front = Quota of the Fatherland Front
import-field-row-total = Sum of the row
import-field-quota-term = Quota of the whole term
import-field-quota-term-year = Quota of one year of the term
import-field-achieved = Result achieved
import-field-officer = Officer in charge
import-field-post = Post
import-field-charge = Units in charge of
import-field-surveyed-on = Day of the survey
import-field-surveyor = Surveyor
import-field-result = What was found
import-field-difficulty = Difficulty
import-field-measure = Measure
import-field-owner = Who is to act
import-field-due-on = Due by
import-field-outcome = What came of it
import-field-enterprise-name = Name of the firm
import-field-enterprise-form = Legal form
import-field-trade = Trade
import-field-area = Area
import-field-workers = Workers
import-field-has-cell = Has a cell
import-field-has-trade-union = Has a trade union
import-field-has-youth-union = Has a Youth Union
import-field-firm-owner = Owner of the firm
import-field-attitude = Attitude of the owner

### The first run

founding-title = Begin to use Nguồn
founding-lead = Once only: name the organisation, write down the cells under it and make the first account. Write names as on papers; units are added later by bringing in a workbook.
founding-step-code = 1. The code
founding-step-organisation = 2. The Party organisation
founding-step-account = 3. The first account
founding-code = Code
founding-code-hint = The server prints it when Nguồn starts for the first time; only whoever looks after the server can read it.
founding-code-empty = Write the code that the server printed.
founding-code-wrong = This is not the code. It changes with every start; look at the newest line on the server's screen.
founding-name = Name of the Party organisation
founding-name-hint = In full as on papers, such as Đảng bộ xã Sơn Đông
founding-name-empty = Write the name of the organisation.
founding-kind = What it is
founding-kind-empty = Choose what the organisation is.
founding-kind-grassroots-committee-org = Grassroots committee (commune, ward, office, school, firm)
founding-kind-grassroots-cell = Grassroots cell
founding-kind-commune-committee = Commune or ward committee directly above grassroots organisations
founding-kind-province-committee = Province or city committee
founding-below = Units directly under it
founding-below-hint = One a line, beginning with “Chi bộ” or “Đảng bộ”. A whole column of a spreadsheet can be pasted. It may stay empty: units can be imported later.
founding-line-neither = Line { $line }: “{ $text }” must begin with “Chi bộ” or “Đảng bộ”.
founding-line-committee = Line { $line }: “{ $text }” cannot stand under this organisation. Take the line out, or choose what the organisation is again.
founding-line-twice = Line { $line }: “{ $text }” stands in a line above.
founding-under-cell = A grassroots cell has no units under it. Leave this empty, or choose what the organisation is again.
founding-too-much = At most { $count } units can be named here, with names of up to 200 characters. Import more from a spreadsheet.
founding-officer = Full name of whoever looks after the program
founding-officer-empty = Write the full name.
founding-login = Name to sign in with
founding-login-hint = Letters without marks, digits, dots, such as van.phong
founding-login-empty = Write a name to sign in with.
founding-login-wrong = 3 to 40 letters without marks, digits, dots or hyphens; no blanks.
founding-again = Password once more
founding-button = Begin

# Saving after somebody else has saved
clash-title = This has just been changed elsewhere
clash-saved = This was saved after you opened the page.
clash-saved-by = { $name } saved it at { $at }, after you opened the page.
clash-saved-own = You saved it yourself at { $at }, on another page.
clash-saved-program = The program brought it in from a file at { $at }, after you opened the page.
clash-reason = Reason: { $reason }
clash-lead = Nothing of yours has been written, and what you typed is still here. Look at both and decide.
clash-lead-agreed = It is already as you wanted it. There is nothing left to do.
clash-lead-gone = What you meant to correct was withdrawn as entered in error. If it did happen, you can record it again with what you typed.
clash-lead-act = “{ $deed }” has just been recorded in this case, other than you typed it. Nothing of yours has been written.
clash-lead-same = “{ $deed }” has just been recorded in this case, exactly as you typed it. It need not be recorded again.
clash-versions = Field by field
clash-opened = When you opened it
clash-now = Now
clash-mine = What you typed
clash-same = both the same
clash-choose = Choose one of the two for “{ $field }”.
clash-gone = withdrawn
clash-save = Save what is chosen
clash-again = Record it again
clash-another = Is it another one?
clash-another-save = Record one more
clash-leave = Leave it as it is now
clash-until = { $state }, ends on { $day }
clash-open = Open
clash-closed = Closed
# Settings and check
nav-instance = System
settings-title = Settings
settings-lead = These hold for every organisation and everybody here.
settings-done = The settings were saved. All pages use them now.
settings-choose-one = Choose one.
settings-count-by = Which day counts as the day of admission
settings-count-by-hint = It decides to which year and month an admission belongs. It can be changed at any time: the records stay, only the counting differs.
settings-by-ceremony = The day of the ceremony
settings-by-decision = The day of the decision
settings-admitted = { $year } until today: { $now }; all of { $last }: { $before }
settings-policy = What is asked of passwords
settings-policy-hint = For passwords set from now on; those in use stay valid.
settings-policy-asvs = Long and hard to guess
settings-policy-tcvn11930 = Long, hard to guess, with small and capital letters, digits and signs
settings-button = Save the settings
settings-facts = What runs here
settings-version = Version
settings-engine = Database
settings-units = Units that stand
settings-cases = Cases
settings-help-who = Only an administrator whose post is at the highest level can open this page.
settings-help-undo = Choose as before, and every figure is as before. Who changed what and when is on record.
settings-help-passwords = Choose the stricter one if the rules of your office on information security ask for it.
check-title = Check the records
check-lead = Everything is read again: the files, the journal, each case against its acts, and every figure against counting anew. Nothing is changed, and everybody can go on working.
check-found = Result
check-never = Nobody has asked for a check since the program was started.
check-running = The check has been running since { $since }. It may take minutes; you can leave this page.
check-look = See whether it is over
check-whole = Checked at { $at }: the records are whole.
check-broken = Checked at { $at }: { $count } things are wrong. Change nothing by hand; send the list below to technical support and restore the latest backup.
check-failed = At { $at } the database could not be read, so the check did not finish. Try again; if it stays like this, tell technical support.
check-problems = What is wrong (for technical support)
check-remarks = Worth a look: { $count }
check-button = Check now
check-area-journal = Entries of the journal
check-area-admission_case = Cases
check-area-atlas = Cases counted anew
check-help-when = Check once a month, before an update, and after restoring a backup.
check-help-wrong = The list of what is wrong names nobody and may be sent on.

# Drafts
draft-keep = Keep as a draft
draft-hint = To go on later, press “Keep as a draft”.
draft-hint-auto = A draft is also kept by itself whenever you pause.
draft-said = Draft kept at #.
draft-failed = The draft could not be kept, perhaps because of the network. It is tried again as you go on.
draft-full = The draft could not be kept: there are too many others, or it is too long.
draft-offered = You began this before; it was kept at { $at }.
draft-open = What you began is open again, as kept at { $at }. Citizen ids are not kept in drafts; type them again.
draft-kept = Draft kept at { $at }. It is on “To do” for { $days } days. Citizen ids are not kept.
draft-open-button = Open it
draft-drop = Throw it away
draft-nothing = There is nothing to keep yet. Citizen ids are not kept in drafts.
draft-too-large = This is too long to be kept as a draft. What you typed is still below.
draft-too-many = You have { $most } drafts already. Throw some away that you no longer need, on “To do”.
draft-correction = Correct an act
draft-at = kept at { $at }
inbox-drafts = Begun and not finished
inbox-drafts-lead = Only you see these. A draft that you do not go on with goes after { $days } days.

# Pages and acts that are found
find-pages = Pages and acts
page-name-inbox = To do
page-words-inbox = inbox, waiting for me, home, drafts
page-name-me = My account and posts
page-words-me = change password, sessions, delegate
page-name-nominate = Nominate somebody
page-words-nominate = new case, propose, add
page-name-import = Bring in Excel workbooks
page-words-import = import, upload, spreadsheet
page-name-people = List of people
page-words-people = cases, filter, export
page-name-views = Saved lists
page-words-views = views, favourites
page-name-work = What waits at the unit
page-words-work = work, late, overdue
page-name-report = Report on admissions
page-words-report = statistics, figures, print
page-name-units = Units under it
page-words-units = tree, cells
page-name-accounts = Users
page-words-accounts = accounts, rights
page-name-invite = Invite a user
page-words-invite = new account

### Changing the tree
reshape-menu = Change this unit
reshape-title-add = Add a unit
reshape-title-rename = Rename
reshape-title-correct = Correct the name or code
reshape-title-move = Move elsewhere
reshape-title-close = Close
reshape-title-merge = Merge
reshape-title-split = Split
reshape-save-add = Add this unit
reshape-save-rename = Rename the unit
reshape-save-correct = Put it right
reshape-save-move = Move the unit
reshape-save-close = Close the unit
reshape-save-merge = Merge the units
reshape-save-split = Split the unit
reshape-done-add = The unit has been added.
reshape-done-rename = The unit has been renamed. Its old name stays in what became of it.
reshape-done-correct = It has been put right.
reshape-done-move = The unit has been moved. Figures and lists follow its new place from now on.
reshape-done-close = The unit has been closed.
reshape-done-merge = The units have been merged. This is the one that carries them on.
reshape-done-split = The unit has been split. This is the one that carries on its figures.
reshape-lead = { $unit } ({ $kind })
reshape-name = Name of the unit
reshape-name-hint = As the decision writes it. For example: Chi bộ thôn Đông.
reshape-name-empty = Write the name of the unit.
reshape-new-name = New name
reshape-right-name = Right name
reshape-heir-name = Name of the new unit
reshape-heir-hint = Only if the units become a new one.
reshape-names = Names of the new units
reshape-names-hint = One unit a line. The one in the first line carries on the figures of the old unit.
reshape-names-empty = Write the names of 2 to { $most } new units, one a line.
reshape-code = Code of the unit
reshape-code-hint = If the unit has a code of its own. Leave it empty if not.
reshape-kind = Kind of unit
reshape-kind-empty = Choose the kind of unit.
reshape-sector = Sector
reshape-sector-unknown = Not known
reshape-on = From
reshape-on-hint = The day on which the decision takes effect. For example: 15/03/2025.
reshape-paper = Number of the decision
reshape-paper-hint = For example: 12-QĐ/ĐU.
reshape-over = Unit above
reshape-state = State
reshape-stands-now = It stands
reshape-has-ended = It has ended
reshape-choose = Choose
reshape-choice = { $unit } – { $over }
reshape-to-empty = Choose a unit.
reshape-move-to = Move to
reshape-move-to-hint = Only places where a unit of this kind can stand.
reshape-move-note = People, cases and the units below go with this unit.
reshape-close-to = People and open cases go to
reshape-close-to-hint = Everybody whom this unit looks after, and their open cases, will go there.
reshape-close-units-first = Units still stand under it. Move or close those first.
reshape-with = Units that merge with it
reshape-with-hint = The unit you are looking at need not be chosen again.
reshape-with-empty = Choose at least one more unit.
reshape-into = Into
reshape-into-hint = The unit that carries on: a new one, or one that stands.
reshape-into-new = A new unit
reshape-into-empty = Choose the unit that carries on.
reshape-merge-note = People, open cases and units below of those that end all go to the unit that carries on.
reshape-split-note = If the unit looks after people or has units below, the next step asks for each of them where they go.
reshape-assign = Who goes where
reshape-assign-hint = Choose for every person and every unit below. Nothing is guessed.
reshape-assign-empty = Some people or units have no place yet.
reshape-search = Find a unit elsewhere to choose
reshape-search-go = Find
reshape-back = Back to the unit
reshape-ended = This unit has ended and can no longer be changed.
reshape-beyond = This lies with the level above the unit. Your post does not reach there, so the organisation officer above will record it.
reshape-no-kinds = No units stand under a unit of this kind.
reshape-no-choices = Within your reach there is no unit that fits.
reshape-where-to = The unit has people or open cases. Choose where they go.
reshape-not-there = People and cases cannot go to this unit. Choose another one that stands.
reshape-case = The case of { $name } has just changed and could not go along. Nothing was written. Open that case and look again.
reshape-too-many = There are { $count } people, too many to go at once. Move some of them by a workbook first.
reshape-in-the-future = This day is still to come. Record it from the day on which the decision takes effect.
reshape-not-standing = On that day { $unit } does not stand. Look at the day again.
reshape-changed-later = { $unit } has a change on record from { $day }. Write that day or a later one.
reshape-has-units = Units still stand under { $unit }. Move or close those first.
reshape-loop = { $unit } cannot stand under itself or go into itself.
reshape-name-taken = This name is that of { $unit }. Write another one.
reshape-code-taken = This code is that of { $unit }.
reshape-nothing = It is so already; nothing changes.
reshape-no-place = A unit of this kind cannot stand there. Choose another kind or place.
reshape-held-title = What the unit holds
reshape-held-by = Held by
reshape-held-under = Units below
reshape-held-people = People looked after
reshape-held-open = Open cases
reshape-held-accounts = Users with a post here
reshape-held-quotas = Quotas of its own
reshape-held-headcounts = Years with members of its own
reshape-quotas-title = Quotas of its own
reshape-headcounts-title = Members at the start of the year
reshape-period = Period
reshape-quota = Quota
reshape-amount = Amount
reshape-members = Members
reshape-year = Year { $year }
reshape-term = Term { $from }–{ $until }
reshape-quota-admission = Admission
reshape-quota-class = Awareness class
reshape-look-title = Look: { $title }
reshape-nothing-yet = Nothing is written yet. Look through it, then press the button at the end of the page.
reshape-has-changed = Something has changed since you looked, so nothing was written. This is how it is now; look again, then press the button at the end of the page.
reshape-fates = What will change
reshape-unit = Unit
reshape-becomes = Change
reshape-top = the top
reshape-called = { $name } (code { $code })
reshape-comes = A new unit under { $over }
reshape-is-called = { $before } → { $after }
reshape-stands = Moves from { $before } to { $after }
reshape-goes-into = Ends; { $into } takes it in and carries on its figures
reshape-ends = Ends; its figures so far count for { $over }
reshape-doubles = Afterwards units under the same unit bear the same name: { $units }. It can be recorded; better rename them.
reshape-going-title = People and cases that go elsewhere
reshape-going = From { $from } to { $to }: { $people } people, { $open } open cases.
reshape-going-who = See { $count } people
reshape-clash = What you are recording: { $title }.
reshape-clash-go-on = Look at it again as things are now
reshape-help-add = A new unit is in the tree and in the figures as soon as it is recorded.
reshape-help-undo = If the name or code was written wrongly, use “Correct the name or code” on the unit's page.
reshape-help-names = “Rename” is for a decision that holds from a day on. “Correct the name or code” is for what was written wrongly.
reshape-help-history = The tree of earlier days stays as it was; to see it choose the day of the tree on the unit's page.
reshape-help-move = Quotas, members and posts stay with this unit and go with it.
reshape-help-close = Who has been admitted still counts for the old unit and the one above it; only open cases go elsewhere.
reshape-help-posts = Posts at a unit that ends do not move by themselves. The administrator ends them and gives new ones on the page “Users”.
reshape-help-merge = A unit that ended can still be looked at, with its figures up to that day; from then on they count for the one that carries on.
reshape-help-split = Who was admitted before counts for the unit that carries on; people looked after go where you choose.
