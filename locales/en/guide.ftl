# The guide. Each chapter is one text, written line by line: a plain line is a paragraph; “## ” a heading; “1. ” a step to
# be done in order; “- ” a point; “! ” something to keep in mind; “@name ” a picture and what it shows; “> ” leads to
# another chapter. Names of buttons and pages are the texts of those buttons, so that the guide says what the page says.

guide-link = Guide
guide-title = The guide
guide-lead = One task a chapter, step by step. On every page of the program “{ guide-link }” leads to the chapter about that page.
guide-words = help, manual, handbook, how to
guide-chapters = Chapters
guide-note = Keep in mind
guide-see = See also
guide-before = Chapter before: { $title }
guide-after = Next chapter: { $title }

guide-title-begin = Signing in and the first day
guide-words-begin = sign in, sign out, first day, begin, link of an invitation, set a password
guide-begin =
    To use the program you need an account. Your organisation's administrator makes it and gives you a link.
    ## The first time
    1. Open the link on a computer or a phone. The page “{ welcome-title }” appears.
    1. Look at your name and your posts. If they are wrong, stop here and tell whoever invited you.
    1. Set a password, type it once more, and press “{ welcome-button }”.
    ! A sentence of four or five words of your own is a good password: easy for you, hard for others. Give it to nobody, not even to the administrator.
    ## From then on
    1. Open the page of the program. Ask the administrator to keep its address on your machine.
    1. Type “{ sign-in-login }” and “{ sign-in-password }”, and press “{ sign-in-button }”.
    @sign-in The sign-in page: two fields for login and password, and the button below them.
    ## The first page
    - At the top are the main pages: “{ nav-home }”, “{ nav-overview }”, and others by what your post lets you do.
    - Beside them are the search field and your name. Press your name to see your posts and to change the password.
    - At the foot of every page you can change to “{ text-size-large }”.
    ## When you stop
    Press “{ sign-out }” at the top. On a shared machine close the browser as well.
    ## Opening the program for the first time in an organisation
    Whoever installs it sees on the server's screen an address with a code. Open it, name the organisation and the units under it, set the password of the first account and press “{ founding-button }”. This is done once.
    > waiting
    > trouble

guide-title-waiting = What waits for me
guide-words-waiting = work to do, late, due, last day, drafts, being written
guide-waiting =
    The page “{ inbox-title }” opens first after signing in. It says what to do next, for whom, until when, and by which instrument.
    @inbox The page of work to do: a line for each person with the next step and its last day.
    ## Reading a line
    - The name: press it to open the person's page.
    - What has to be done next, why, and which instrument sets the time.
    - On the right the time: how many days late, how many left, or “{ work-no-limit }”.
    ## Doing it
    1. Do it in life first: hold the meeting, sign, hold the ceremony.
    1. Press “{ work-record }” in the person's line.
    1. Write the day and press “{ act-save }”. The line goes, and the next step appears.
    ## Work of others
    Press the second tab at the top to see what you follow. Each line says whom to ask.
    ## Half written
    If you have to stop while writing, press “{ draft-keep }”. The draft stands under “{ inbox-drafts }” on this page; press it to go on. Only you see it.
    ! No line means that nothing waits for you, not that the program is broken.
    > record

guide-title-find = Finding a person or a unit
guide-words-find = find, search, look up
guide-find =
    The search field stands at the top of every page. Type the name of a person, of a cell, or of a page.
    1. Press the field “{ find-label }” at the top. On a computer you may press Ctrl and K together.
    1. Type a name. Marks may be left out; the first letters of each word are enough.
    1. Press “{ find-button }” or Enter. Press a name that was found to open it.
    @find The search page: a few letters without marks find people of that name, with year of birth and cell.
    ## Typing less
    - The given name and then the first letters of the others, such as: duc ng v.
    - Add the cell or the commune where many have the same name.
    - Type what you want to do to open its page, such as: import, nominate, report.
    - The chapters of this guide are found too.
    ## Not found
    - Type fewer letters, or the given name alone.
    - You find only people within your posts. For others ask their unit.
    > lists
    > keys

guide-title-nominate = Nominating a person
guide-words-nominate = nominate, open a case, outstanding person, add a person
guide-nominate =
    To nominate somebody is to open their case at a cell. Everything later is recorded in that case.
    1. On “{ nav-home }” or on the page of the cell press “{ nominate-button }”.
    1. Fill in the four fields that are needed: name, day of birth, sex, day of the nomination. Fields marked “{ typed-optional }” may stay empty.
    1. Press “{ nominate-save }”.
    @nominate The nomination form: name, day of birth, sex, day of the nomination.
    ## Days
    - Write day, month, year in that order, such as 26/3/1998. Dots and dashes will do as well.
    - If the day of birth is not known, write month and year, or the year alone.
    ## When the program asks “{ nominate-similar }”
    There is somebody with the same name and year of birth, or with the same number. Nothing has been recorded.
    - It is the same person: press “{ nominate-this }”.
    - It is another person: press “{ nominate-another }”.
    ! Cases are opened at a cell or a grassroots organisation. Higher up there is no such button.
    > record

guide-title-record = Recording an act, mending a mistake
guide-words-record = record, correct, mistake, annul, case, history
guide-record =
    Whatever was done is recorded in the person's case, with the day on which it was done.
    @person A person's case: the button to record an act, then the steps done, the next one, and those to be done.
    ## Recording
    1. Open the person's page. “{ person-steps }” shows how far the case has come.
    1. Press the next step, or “{ person-record }” to choose another act.
    1. Write the day on which it was done, not today's. Write the number of the paper if there is one.
    1. Press “{ act-save }”. The act appears under “{ person-acts }”.
    @act The form of an act: the day, the number of the paper, and the button.
    ## Correcting
    1. Under “{ person-acts }” find what is wrong and press “{ act-correct }”.
    1. Mend the field, write “{ correct-why }”, and press “{ correct-save }”.
    @correct The form of a correction: what was recorded, the reason, and the button.
    ## What never happened
    Recorded for the wrong person, or it did not take place: press “{ act-correct }” too, go down to “{ annul-title }”, write why, and press “{ annul-save }”.
    ! Nothing is lost. What was wrong is struck out, and beside it stands who corrected it, when and why. Do not hesitate to correct.
    ## When the program refuses
    It says why: mostly something has to be done before, or the day has not come. What you typed is still there. Read the line at the top and mend it.
    “{ person-findings }” only points out what does not agree with the regulations, with the clause. The program reminds; those in charge decide.
    > together
    > notes

guide-title-notes = Notes and files
guide-words-notes = notes, files, papers, scans, attach, withdraw a note
guide-notes =
    Notes help you remember. Files keep scans, such as the certificate of the class about the Party.
    ## Adding a note
    1. On the person's page go to “{ person-notes }” and press “{ note-add }”.
    1. Write it in short and press “{ note-save }”.
    @note The form of a note: what never to write there, the text, and the button.
    ! { note-never }
    ## Changing or withdrawing a note
    Press “{ note-change }” below it. A change strikes out the old text. Withdrawing deletes it; only who wrote it, who withdrew it, when and why remain.
    ## Adding a file
    1. Under “{ person-files }” press “{ attach-add }”.
    1. Choose the file and press “{ attach-save }”.
    ! { attach-never }
    If it was the wrong file, press “{ attach-remove }” and write why. A file that was removed cannot be had back.
    > protect

guide-title-figures = Reading the page of a unit, and reports
guide-words-figures = figures, quota, overview, chart, compare, report, print, year before
guide-figures =
    “{ nav-overview }” says how many people a unit has admitted against its quota, and how far its cases have come.
    @unit The figures of a Party organisation: quota, admissions, recognitions, each beside the year before.
    ## Reading figures
    - An underlined figure opens the list of exactly those who were counted.
    - “{ figure-before }” are the very same days one year earlier.
    - Press the name of a unit to go down; press the small line at the top to go up.
    ## Another period
    1. Under “{ period-title }” press one that is there, such as “{ period-this-year }” or “{ period-last-year }”.
    1. For others press “{ period-other }”, write two days, and press “{ period-show }”.
    ## Two units or two periods
    Press “{ compare-link }” and choose the other unit or period.
    ## The organisation as it was
    Units were merged, divided, moved: press “{ tree-other }” and write a day; the figures then follow the organisation of that day.
    ## Reports
    “{ nav-report }” sets out the figures by unit, by month or by year. Press “{ report-print }” to print, “{ report-xlsx }” for a workbook.
    ! Numbers of people of ethnic minorities and of believers are rounded, and left out where they are few, so that nobody's private matters show.
    > lists

guide-title-lists = Lists, filters and files
guide-words-lists = list, filter, download, Excel, CSV, columns, saved lists
guide-lists =
    “{ nav-people }” names each person. It can be filtered, its columns chosen; it can be saved under a name and taken into Excel.
    @list The filters of the list: step, sex, union membership and others.
    ## Filtering
    1. Press “{ filter-title }” and choose, by sex, age, step, day of the nomination.
    1. Press “{ filter-apply }”. Each filter in use stands in a box above the list.
    1. Press a box to take it away, or “{ filter-clear }”.
    ## Columns
    Open “{ columns-title }”, tick those you need, and press “{ columns-apply }”.
    ## Saving a list
    1. When it is filtered, press “{ views-save-link }”, give it a name, and press “{ views-save-button }”.
    1. From then on press its name in the line “{ views-chips-label }”. People are looked up anew each time.
    To rename, share or delete it, press “{ views-change-link }”.
    ## Taking it away
    Press “{ people-xlsx }” or “{ people-csv }”. The file holds exactly the people shown, and says at the top how they were filtered.
    ! A file that was taken away is outside the program. Keep it as you keep papers.
    > together

guide-title-together = Recording one act for many people
guide-words-together = many people, at once, class, undo
guide-together =
    Ten people finish the same class or stand in the same ceremony: record it once for all ten.
    1. Open the list, filter it, tick the box before each name.
    1. Press “{ together-chosen }”, then choose what was done.
    1. Write the day and the paper that they share, and press “{ together-look }”.
    1. Look closely: for whom it will be recorded, who is left out and why. Nothing has been recorded yet.
    1. Press the button at the end of the page.
    @together The page before recording for many: those for whom it will be recorded, and those left out with the reason.
    ## All of it was a mistake
    On the page after recording write “{ together-undo-why }” and press the button that undoes it. That works as long as nobody has recorded anything after it in those cases; otherwise correct them one by one.
    ! Votes differ from person to person and are recorded in each case.
    > record

guide-title-workbooks = Bringing in workbooks
guide-words-workbooks = import, Excel, workbook, bring in data, questions
guide-workbooks =
    The lists that an organisation keeps in Excel or LibreOffice go in as they are, without a template.
    1. On “{ nav-home }” press “{ import-button }”.
    1. Choose one or more files and press “{ import-send }”.
    @import The page for workbooks: choose files and send them to be looked at.
    1. Read the preview. Nothing has been written.
    1. Answer under “{ import-questions }” and press “{ import-answer }”. Answers are kept for the next time.
    1. { import-not-looked } Then press the button that writes, at the end. To write nothing, press “{ import-discard }”.
    1. With a long list a page tells how far the writing is and about how long it still takes. Close it, and the work goes on. Press “{ import-stop }”, and not a row is kept.
    @import-preview The preview: rows read, rows taken, and rows not taken.
    ## Rows that were not taken
    Press “{ import-copies }”: the same file with one more column that says what is wrong. Mend it there and send it again. Rows that were written are not written twice.
    ## { import-undo-offer }
    1. Open that import on “{ nav-home }”, under “{ import-button }”, and press “{ import-undo-open }”.
    1. Read what would go, give a reason, and press the button that takes it back. If somebody has put more on record about what that import made, nothing is taken back, and you are told why.
    ! The program never guesses. It asks where something is unclear, and names all that it mended.

guide-title-people = Users, posts and standing in
guide-words-people = invite, users, account, posts, delegate, stand in, suspend, close an account
guide-people =
    Everybody has an account of their own. The post decides what they see and do, and where.
    ## Inviting somebody
    1. On the unit's page “{ nav-accounts }” press “{ accounts-invite }”.
    1. Write name and login, choose post, unit and first day.
    1. Press “{ invite-save }”. The next page shows the link, once.
    1. Hand the link to that person: print it, or send it to them alone.
    @invite The form of an invitation: name, login, post and unit.
    ## Somebody stands in while you are away
    1. Press your name at the top. In the line of the post press “{ me-delegate }”.
    1. Choose who stands in, write from which day until which, and press “{ delegate-save }”.
    1. Back early: press “{ me-take-back }”.
    @delegate The form: who stands in, and on which days.
    What they record is shown as done on your behalf.
    ## Ending, suspending, closing
    - A post ends: open the person's account, press “{ account-post-change-short }”, write the day, press “{ post-end-save }”.
    - It must stop now: in the same place write why and press “{ post-suspend-save }”. It takes effect at once.
    - Gone for good, or somebody else may be using the account: press “{ account-close-save }”.
    ! Nobody shares an account. When people change, invite the new one and close the account of the old one.
    ## Your own account
    Press your name at the top to change the password, to see where you are signed in, and to sign out machines you do not know.
    > trouble

guide-title-units = Adding, renaming, moving and merging units
guide-words-units = add a unit, rename, move a unit, merge, split, close a unit
guide-units =
    When there is a decision on the organisation, whoever looks after that records it in the tree, on the day from which it holds.
    1. Open the page of the unit, find “{ reshape-menu }”, and choose what is to be done.
    1. Write “{ reshape-on }” and “{ reshape-paper }”, and what else the page asks for.
    1. Look closely: which units change, and who goes where. Nothing has been written yet.
    1. Press the button at the end of the page.
    ## Choosing the right one
    - “{ reshape-title-rename }”: a decision gives another name from a day on.
    - “{ reshape-title-correct }”: name or code were entered wrongly.
    - “{ reshape-title-move }”: the unit goes under another one. { reshape-move-note }
    - “{ reshape-title-merge }”, “{ reshape-title-split }”: several units become one, or one becomes several.
    - “{ reshape-title-close }”: the unit works no longer. { reshape-close-units-first }
    ! { reshape-help-history }
    > figures

guide-title-settings = Settings and the check of the data
guide-words-settings = settings, check the data, system, how to count, passwords
guide-settings =
    “{ nav-instance }” is for administrators who hold their post at the top.
    ## Settings
    1. Choose “{ settings-count-by }”. All figures are then counted anew; cases stay as they are.
    1. Choose “{ settings-policy }”.
    1. Press “{ settings-button }”.
    @settings The settings: which day counts as the day of admission, and what is asked of passwords.
    ## The check
    Open “{ check-title }” and press “{ check-button }”. The program reads everything and counts anew; it changes nothing. { check-help-when }
    ! If something is wrong, mend nothing by hand. Send the list to technical support and restore from the latest copy.

guide-title-keys = Keys
guide-words-keys = keys, keyboard, shortcuts
guide-keys =
    Everything works with mouse or finger. With keys it goes faster.
    - Ctrl and K: to the search field at the top.
    - Arrow down, then Enter: choose and open what was found.
    - The key / : to the search field of this page.
    - The key G and then a letter: open a main page, such as G and then V for “{ nav-home }”.
    - The key ? : all keys that work on this page.
    @keys The table of keys of a page.
    “{ keys-button }” at the foot opens this table too. There the keys of one letter can be switched off on this machine.
    - Ctrl and P: print the page, this guide as well.

guide-title-trouble = Forgotten password, and when something goes wrong
guide-words-trouble = forgotten password, cannot sign in, error, trouble, lost line, broken
guide-trouble =
    You cannot break the program. Where something is wrong it says so and keeps what you typed.
    ## Forgotten password
    1. Call or see your administrator. Nobody can read the old password.
    1. The administrator opens your account, presses “{ account-link-button }” and gives you the link.
    1. Open the link and set a new password.
    ## Signing in fails
    - Look at Caps Lock and the input of Vietnamese: passwords tell capital from small letters and letters with marks from those without.
    - After several wrong tries you have to wait. The program says how long.
    - The link is refused: it was used, or is older than seven days. Ask for a new one.
    ## A page reports an error
    - “{ error-summary-title }”: press each line to get to its field. Nothing has been recorded.
    - “{ problem-title-not-there }”: the address is wrong, or it is about something outside your posts.
    - “{ problem-title-refused }”: the page was open for too long. Open it again and repeat.
    - “{ clash-title }”: somebody saved first. Compare both and choose; neither is lost.
    - “{ problem-title-unavailable }”: wait some minutes and try again. If it stays so, tell the administrator.
    ## The line or the power fails while you write
    Long forms are kept as drafts. Sign in again, open “{ nav-home }” and go on under “{ inbox-drafts }”.
    ## Somebody else may be using your account
    1. Press your name at the top and then “{ me-sessions-button }”.
    1. Sign in again and change the password with “{ me-password-button }”.
    1. Tell the administrator at once.
    > begin
    > protect

guide-title-protect = How the data are protected
guide-words-protect = security, personal data, journal, citizen id, safe
guide-protect =
    The program runs on your organisation's own server. Its pages load nothing from elsewhere and send nothing out.
    ## Who sees what
    - Everybody sees only their own unit and those under it, by their posts.
    - When a post ends or is suspended, so does what it lets them see.
    - Some posts see figures only, and no names.
    ## Citizen ids
    They are covered. Press “{ person-reveal }” to see one whole. { person-reveal-hint }
    ## Everything leaves a trace
    Who recorded, corrected, added or saved a file, gave a post: it is written down. Nothing recorded is deleted; it is struck out.
    ## What must not go in
    - { note-never }
    - { attach-never }
    - Never what a vetting answer says; only the day on which it came.
    ## What you do
    - Keep your password to yourself. Sign out when you leave.
    - Keep and destroy files and printed pages as you do papers.
    - Send no pictures of the screen by Zalo or mail.
    ! { me-sessions-what }
    > people
