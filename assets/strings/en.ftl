# Words of the game in English. Keys are grouped by where they are read.

## What happened, a line each. Names arrive ready to be read.

event-began = The exercise begins; doctrine: { $doctrine }
event-ended = The exercise ends
event-timer-round-ran-out = The round ran out; the plan was committed as it stood
event-timer-round-committed = The round was committed
event-timer-paused = The clock was paused
event-timer-resumed = The clock went on
event-timer-sat-down = Somebody sat down again
event-order = Order: { $order }
order-do = { $move } · { $target }
order-do-plain = { $move }
order-stop = Stop what { $team } does
order-answer = Answer to { $speaker }: { $answer }
event-work-queued = { $team }: { $move } · { $target } waits its turn
event-work-started = { $team } begins: { $move } · { $target }
event-work-extended = { $team } goes on
event-work-done = { $team } is done: { $move } · { $target }
event-work-dropped-overtaken = { $team } drops { $move } · { $target }: it makes no sense any more
event-work-dropped-stopped = { $team } stops { $move } · { $target }
event-work-dropped-no-copy = { $team } gives up { $move } · { $target }: the copies are gone
event-work-dropped-team-left = { $team } leaves { $move } · { $target } undone
event-shifts-began = Everybody works in shifts
event-team-arrived = { $team }: ready to work
event-team-stood-down = { $team } stands down
event-team-returned = { $team } is back
event-team-occupied = { $team } has its hands full
event-partner-asked = { $partner } has been asked for help
event-partner-remote = { $partner } is on the line
event-partner-on-site = { $partner } is on site
event-term-broken = { $partner } stands down: its terms were broken
event-leader-briefed = The head of government knows
event-countries-warned = Other countries have been warned
event-prioritised = { $agency } comes first
event-foreign-closed = Access from abroad is closed
event-foreign-opened = Access from abroad is open
event-inbound-closed = The internet is kept out
event-inbound-opened = The internet is let in
event-flow-cut = { $flow } is cut: { $link }
event-flow-restored = { $flow } is open again: { $link }
event-path-opened = { $flow } is opened for a service: { $link }
event-system-isolated = { $system } is cut off
event-system-reconnected = { $system } is back on the network
event-system-shut-down = { $system } is switched off
event-system-started = { $system } is switched on
event-zone-segmented = { $zone } is cut off
event-zone-rejoined = { $zone } is joined again
event-dark-prepared = Going dark is prepared
event-went-dark = The government network is dark
event-dark-lifted = The government network is lit again
event-service-closed = { $service } is closed by us
event-service-opened = { $service } is opened inside the country
event-service-opened-abroad = { $service } is opened abroad
event-service-moved = { $service } runs in the cloud
event-reopen-refused = { $service } stays closed: something was found on { $system }
event-system-level-up = { $system } works
event-system-level-most = { $system } works, and turns some away
event-system-level-half = { $system } works for some
event-system-level-down = { $system } does not work
event-service-level-up = { $service } works
event-service-level-most = { $service } works, and turns some away
event-service-level-half = { $service } works for some
event-service-level-down = { $service } is down
event-service-level-abroad = { $service } works here, not for users abroad
event-fallback-promised = { $fallback } will open { $opens }
event-fallback-opened = { $fallback } are open
event-fallback-closed = { $fallback } are closed
event-redirected = People are sent to services that work
event-hosts-implanted = The intruder sits on { $hosts ->
    [one] one more machine
   *[other] { $hosts } more machines
 } of { $system }
event-hosts-encrypted = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } encrypted: { $system }
event-hosts-wiped = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } wiped: { $system }
event-hosts-restored = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } back: { $system }
event-hosts-restored-poisoned = { $hosts } machines are back, and the intruder with them: { $system }
event-hosts-cleaned = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } cleaned: { $system }
event-data-lost = { $service }: { $requests } requests were newer than the copy of { $system }, and are made again
event-flood-began = A flood of requests on { $system }
event-flood-absorbed = The intruder sees that { $system } answers in spite of the flood
event-flood-ended = The flood on { $system } is over
event-shielded = Floods are held off { $system }
event-unshielded = Nothing is held off { $system } any more
event-sample-clean = A file from { $system } does nothing in the sandbox: it looks clean
event-sample-shows = A file from { $system } shows itself in the sandbox
event-cleared-wrongly = { $system } had been cleared, and was not clean
event-intent = Next the intruder { $posture }, it is said: { $sure } sure
event-intent-on = Next the intruder { $posture }, it is said, and is after { $system }: { $sure } sure
event-shell-planted = A web shell is planted on { $system }
event-shell-removed = A web shell is removed from { $system }
event-built-in-changed = Built-in administrators have new passwords everywhere
event-entry-patched = The way in is mended
event-backup-good = The copy of { $system } is good
event-backup-poisoned = The intruder is in the copy of { $system }
event-backup-gone = The copy of { $system } is gone
event-backup-destroyed = The copy of { $system } is destroyed
event-accounts-disabled = Privileged accounts are disabled: { $domain }
event-accounts-enabled = Privileged accounts are enabled: { $domain }
event-credentials-taken = Credentials are stolen: { $domain }
event-credentials-reset = Credentials are reset: { $domain }
event-logon-trouble = Many log-ons fail: { $domain }
event-logon-trouble-over = Log-ons work again: { $domain }
event-posture-taken = The intruder { $posture }
event-step-began-public = The intruder begins: { $technique }
event-step-worked-public = { $technique }: it worked
event-step-failed-public = { $technique }: it failed
event-step-began = The intruder begins: { $technique } · { $system }
event-step-worked = { $technique } · { $system }: it worked
event-step-failed = { $technique } · { $system }: it failed
event-job-began = { $technique } spreads on { $system }, from { $source }
event-job-stopped-finished = Nothing is left standing on { $system }
event-job-stopped-source-lost = The push to { $system } ends: its source is lost
event-job-stopped-way-cut = The push to { $system } ends: the way is cut
event-job-stopped-target-cut = The push to { $system } ends: it is cut off
event-job-stopped-blind = The push to { $system } ends: nobody steers it
event-sensors-blinded = Sensors are off on { $system }
event-logs-erased = Logs are deleted on { $system }
event-mail-taken = More is taken from { $system }
event-beacon-missed = The intruder misses its foothold on { $system }
event-logon-failed = The intruder cannot log on to { $system } any more
event-link-lost = The intruder has lost every way in
event-link-regained = The intruder can reach its footholds
event-rerouting = The intruder looks for a way from inside the country
event-attack-claimed = { $name } claims the attack in public
event-stolen-published = { $name } publishes what it has stolen
event-alert-raised = { $system }: { $sign }
event-false-alarm = { $system }: { $text }
event-damage-reported = { $system }: { $encrypted ->
    [0] { $wiped } machines wiped
   *[other] { $wiped ->
        [0] { $encrypted } machines encrypted
       *[other] { $encrypted } machines encrypted, { $wiped } wiped
    }
 }
event-believed-suspected = { $system } is suspected
event-believed-compromised = { $system } is compromised: found
event-believed-cleared = { $system } is cleared
event-believed-unknown = { $system }: nobody knows
event-evidence-captured = Evidence of { $system } is secured: { $share }
event-evidence-lost = Evidence of { $system } is lost: { $share }
event-indicators-gained = New indicators: searches find more
event-sample-submitted = A sample is on a public site
event-monitor-cut = Outside monitor: { $reachable } of public services answer. The cut is clean, not a flood
event-monitor-down = Outside monitor: only { $reachable } of public services answer
event-monitor-up = Outside monitor: { $reachable } of public services answer
event-statement-minimal = Statement: technical works
event-statement-open = Statement: an attack; what is closed, what works, who helps
event-statement-blaming = Statement: an attack, and the state behind it
event-news = News: { $unmet } of { $asked } requests since the last news went unmet
event-trust-up = Public trust rises by { $points }: { $why }
event-trust-down = Public trust falls by { $points }: { $why }
event-surge-began = Many more people than usual ask
event-surge-over = No more people ask than usual
event-inject = { $speaker }: { $text }
event-answered = Answered: { $answer }
event-answered-default = Nobody answered in time: { $answer }
event-objective-met = Met: { $objective }
event-objective-missed = Missed: { $objective }

## Why trust moved

trust-unmet = requests went unmet
trust-silence = much is down, and nobody says why
trust-told = people were told
trust-hidden = what was hidden came out
trust-returned = something people missed is back
trust-counter = there is a counter to go to
trust-inject = what was said in public
trust-answer = how it was answered
trust-leak = what was stolen is in public
trust-claim = the intruder spoke first
trust-misjudged = what was called clean was not
trust-move = what was done
trust-calm = calm days

## Words for rules, in chains of causes

rule-start = start
rule-order = you
rule-work = work
rule-people = people
rule-partner = partner
rule-intruder = intruder
rule-doctrine = intruder
rule-detection = seen
rule-dependency = needs
rule-identity = log-ons
rule-public = public
rule-inject = world
rule-fallback = counters
rule-objective = goal
rule-monitor = outside
rule-timer = timer

## The result of a run, on a terminal

result-title = { $scenario } · seed { $seed } · { $player }
result-score = score
result-unmet = requests unmet
result-unmet-abroad = of these from abroad
result-on-paper = served on paper
result-destroyed = machines destroyed
result-services = e-services working
result-services-abroad = working for users abroad
result-flagship = { $service }
result-flagship-never = never down
result-flagship-back = down { $down }, back { $back }
result-flagship-gone = down { $down }, not back
result-trust = public trust
result-evidence = evidence secured
result-published = stolen material published
result-published-times = { $times ->
    [0] not at all
    [one] once
   *[other] { $times } times
 }
result-objectives = objectives met

## The feed

feed-closed-by-us = { $count ->
    [one] { $list } is closed by us
   *[other] { $count } services are closed by us: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-down = { $count ->
    [one] { $list } is down
   *[other] { $count } services are down: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-half = { $count ->
    [one] { $list } works for some
   *[other] { $count } services work for some: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-not-abroad = { $count ->
    [one] { $list } cannot be reached from abroad
   *[other] { $count } services cannot be reached from abroad: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-up = { $count ->
    [one] { $list } works
   *[other] { $count } services work: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-cleared = { $count ->
    [one] { $list } is cleared
   *[other] { $count } systems are cleared: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-copies-good = { $count ->
    [one] The copy of { $list } is good
   *[other] { $count } copies are good: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }

## Title, library, briefing

game-name = Go Dark
game-line = An incident-response simulation
title-play = Play
title-outdated = { $count ->
    [one] One run cannot be continued: its scenario has changed since. Its recording is kept.
   *[other] { $count } runs cannot be continued: their scenario has changed since. Their recordings are kept.
 }
title-resume = Continue
title-resume-detail = { $title } · { $date } · { $orders ->
    [one] one order
   *[other] { $orders } orders
 }
title-settings = Settings
title-quit = Quit
title-foot = Version { $version } · facts from public reports of 2022 · no attack code
library-title = Choose a scenario
library-seed = Seed
library-seed-note = The same seed and the same orders give the same run.
library-draw = Draw another
library-pace = How time passes
library-brief = Briefing
about-title = In figures
about-days = { $count ->
    [one] day
   *[other] days
 }
about-agencies = { $count ->
    [one] agency
   *[other] agencies
 }
about-systems = { $count ->
    [one] system on the board
   *[other] systems on the board
 }
about-machines = { $count ->
    [one] machine
   *[other] machines
 }
about-services = { $count ->
    [one] kind of service
   *[other] kinds of service
 }
about-e-services = { $count ->
    [one] e-service behind them
   *[other] e-services behind them
 }
about-moves = { $count ->
    [one] move to choose from
   *[other] moves to choose from
 }
about-objectives = { $count ->
    [one] objective
   *[other] objectives
 }
pace-live = Live
pace-live-note = The clock runs, and stops by itself at what matters.
pace-rounds = Rounds
pace-rounds-note = { $hours } hours a round, and { $seconds } seconds to decide. For a table.
pace-untimed = Untimed, calm
pace-untimed-note = No timer at all: time passes only when you say so, an hour or to the next decision.
pace-rounds-note-no-limit = { $hours } hours a round, and as long to decide as it takes. For a table.
briefing-role = Your role
briefing-stakes = What is at stake
briefing-goals = What counts
briefing-keys = Keys
briefing-begin = Take the chair
key-space = pause, go on (P, while something is marked)
key-tab = from thing to thing
key-arrows = to the neighbour
key-enter = press what is marked
key-answer = answer what is asked
key-commit = give the planned orders
key-undo = take the last one back
key-next = to the next decision, or play the round
key-menu = menu, back
key-full = Fill the screen, or not
key-guide = guidance of the first run
key-speed = speed
key-cell = the whole cell
keys-title = Keys
back = Back
close = Close

## Operations

since-start = { $time } in { $place } · { $hours } h since the start
clock-paused = paused
clock-paused-go-on = paused · P or Space goes on
clock-no-limit = no limit to decide
clock-no-limit-note = play the round when you are ready
clock-running = { $minutes ->
    [one] one minute a second
   *[other] { $minutes } minutes a second
 }
clock-stopped-by = stopped: { $why }
clock-leaping = on to the next thing that matters
clock-leaping-to = on to { $time }
clock-deciding = { $left } to decide
clock-deciding-note = what is planned will be committed
clock-resolving = the round is played
tab-board = Board
tab-thing = Selected
control-pause = Pause
control-play = Go on
control-speed = Speed { $speed }
control-next = To the next decision
control-round = Play the round
control-hour = One hour on
meter-services = Services up
meter-estate = Estate intact
meter-trust = Public trust
meter-evidence = Evidence
meter-steady = steady
meter-change = { $points } in { $hours } h
hands-title = Hands
hands-free = { $free } of { $all } free
hands-tired = tired
hands-free-word = free
hands-away = away, back { $time }
hands-queue = then { $count } more
hands-until = until { $time }
partners-title = Partners
partner-not-asked = not asked
partner-asked = coming
partner-remote = remote
partner-on-site = on site
citizens-title = What citizens feel
citizens-unmet = unmet now: { $unmet } requests an hour · { $abroad } from abroad
citizens-fine = everybody is served
citizens-asleep = nobody asks for what is closed just now
service-up = works
service-most = turns some away
service-half = works for some
service-down = down
service-closed = closed by us
service-abroad = closed abroad
board-citizens = Citizens
board-abroad = Abroad
board-intruder = Intruder
board-open = open
board-closed = closed
board-kept-out = kept out
board-dark = dark { $time }
board-floods = { $count ->
    [one] one flood
   *[other] { $count } floods
 }
board-unseen = not seen
board-last-seen = seen { $time }
board-cut = cut off
card-never = never checked
card-suspected = suspected, { $sure }
card-compromised = compromised
card-cleared = cleared { $time }
card-encrypted = { $hosts } encrypted
card-wiped = { $hosts } wiped
card-both = { $encrypted } encrypted, { $wiped } wiped
card-isolated = cut off by us
card-dark = dark by our order
card-ours-damaged = off · { $damage }
card-off = switched off
card-no-service = not working
card-most-service = turns some away
card-half-service = works for some
card-flooded = flooded, { $share }
card-next = next? { $sure }
cell-title = Response cell
cell-dark = The government network is dark since { $time }.
cell-foreign = Access from abroad is closed.
cell-inbound = The internet is kept out.
cell-prepared = Going dark is prepared.
cell-patched = The way in is mended.
cell-shifts = Everybody works in shifts.
cell-said = Said in public: { $what }
cell-intent = Said at { $time }: next the intruder { $posture }, { $sure } sure.
cell-intent-on = Said at { $time }: next the intruder { $posture }, and is after { $system }, { $sure } sure.
cell-works = { $count } works under way; { $limit } can be coordinated at once.
cell-quiet = Nothing is cut. Choose something on the board, or decide for the whole.
statement-minimal = technical works
statement-open = an attack, openly
statement-blaming = an attack, and who did it
detail-know = What we know
detail-nothing = Nothing yet. Nobody has looked.
detail-holds = Holds up: { $list }
detail-holds-nothing = No service hangs on it.
detail-needs = Hangs on: { $list }
detail-do = What we can do
detail-none = Nothing can be ordered here.
detail-hosts = { $hosts ->
    [one] one machine
   *[other] { $hosts } machines
 }
detail-concluded = { $team }, by “{ $move }”, { $time }
detail-flood = A flood takes { $share } of what it can carry
detail-shield = Floods are held off: { $share }
detail-belief = { $status }, { $sure } sure
detail-backup-never = Its copy was never checked.
detail-backup-good = Its copy is good.
detail-backup-poisoned = The intruder is in its copy.
detail-backup-gone = Its copy is gone.
detail-backup-none = No copy of it is kept.
detail-covers = { $covers } of { $all } e-services
detail-requests = { $requests } requests an hour unmet now, { $total } so far
detail-shouts = Who feels it: { $who }
detail-flows = Open: { $list }
detail-flows-cut = Cut: { $list }
detail-terms = Its terms: { $text }
detail-team = { $people } people · { $skills }
detail-stop = Stop
detail-zone = Zone: { $name }
detail-agency = Agency: { $name }
detail-whole = Whole cell
move-planned = planned
if-title = If we: { $move }
if-lost = { $list } { $count ->
    [one] goes down
   *[other] go down
 }
if-lost-half = { $list } will work for some only
if-regained = { $list } { $count ->
    [one] works again
   *[other] work again
 }
if-hint = Point at a move, or go to it with Tab: here stands what would follow.
if-more = and { $more } more
if-abroad = users abroad: { $list }
if-unmet-more = requests unmet, at this hour: { $requests } more an hour
if-unmet-less = requests unmet, at this hour: { $requests } fewer an hour
if-nothing = no service goes down
if-takes = { $team }: { $time }
if-queued = { $team }: { $time }, after what it is doing
if-undo = can be undone
if-no-undo = cannot be undone
note-beacon-lost = the intruder will notice: he sits on { $system }
note-may-notice = the intruder may notice, if he sits on { $system }
note-logons-fail = his log-ons fail too
note-overheard = the intruder hears it too
note-way-closes = closes a way out of a compromised zone
note-memory-lost = what is in memory there is lost
note-evidence-stays = what it can prove stays
note-evidence-lost = what it could prove is lost: nobody has secured it
note-restart = not cleaned: what waits for the start goes off
note-copy-unchecked = nobody has checked the copy
note-copy-poisoned = the intruder is in the copy
note-by-hand = copies are carried by hand: half as long again
note-uncleared = { $count } systems under it that nobody has cleared
note-logon-trouble = many honest log-ons fail for { $time }
note-work-slower = our own work gets slower
note-term-broken = { $partner } will stand down
note-opens-after = opens { $time } later, in office hours
note-partner-remote = remote in { $time }
note-partner-on-site = on site in { $time }
note-known-only = throws out what we have found: { $count } systems
note-team-tired = { $team } is tired: twice the time
note-thin-evidence = nobody looks: if { $system } is not clean, the intruder stays
note-sandbox-can-lie = tools that wait for arguments look clean
note-controllers = its controllers are not cleared: whoever sits there reads the new keys
note-overstretched = { $count } more works than can be coordinated: this takes longer
note-copy-old = what was entered in the last { $time } is lost, and asked again
note-turns-away = turns away { $share } of honest requests
note-prepared = prepared: 1 to 2 h
note-unprepared = not prepared: 4 to 8 h
plan-title = Plan
plan-hint = { $count ->
    [0] press a move to plan it
   *[other] U takes the last one back
 }
plan-empty = Nothing is planned. Orders wait here until they are given.
plan-no-undo = cannot be undone: { $list }
plan-commit = { $count ->
    [one] Give this order
   *[other] Give { $count } orders
 }
plan-remove = Take out
plan-earlier = Earlier
plan-refused = Refused: { $why }
plan-waits = orders are planned: give them (C) or take them back (U) first
feed-title = Feed
filter-all = all
filter-alerts = alerts
filter-public = public
filter-services = services
filter-work = work
feed-empty = Quiet so far.
feed-answer = answer
feed-why = why
ask-until = Answer by { $time }, in { $left }. Else: { $default }
ask-occupies = takes { $team } for { $time }
why-title = Why
menu-title = Paused
menu-resume = Back to work
menu-keys = Keys
menu-settings = Settings
menu-end = End here and look back
menu-title-screen = Leave, and go on another day
menu-saved = This run is kept as { $path }
menu-not-saved = This run is not kept on disk.
menu-trouble = The last orders are not on disk: { $why }. It is tried again with the next one.
confirm-end-title = End the exercise here?
confirm-end-text = What is undecided then stays undecided. The run cannot be taken up again.
confirm-end-yes = End and look back
confirm-quit-title = Leave the game?
confirm-quit-text = The run is kept up to the last order and can be continued.
confirm-quit-yes = Leave
trouble-title = Something went wrong
trouble-not-kept = This run cannot be saved in { $path }: { $why }. You can go on: it is tried again with every order, and nothing is lost as long as the game stays open.
trouble-settings = The settings cannot be kept in { $path }: { $why }. They hold until the game closes.
trouble-unreadable = { $path } cannot be read any more. It stays where it is.
trouble-other-rules = { $path } was played with Go Dark { $version }, whose rules were different: it cannot be taken up again. It stays where it is.

## Debrief

debrief-title = Debrief
debrief-sub = { $scenario } · seed { $seed } · doctrine: { $doctrine }
page-happened = What happened
page-truth = What was true
page-toll = What it cost
page-objectives = Objectives
toll-title = By whose doing people went without
toll-services = Services
toll-none = Nobody went without.
toll-by-intruder = The intruder: { $technique }
toll-requests = { $requests } · { $share }
toll-service = { $inside } inside · { $abroad } abroad · { $paper } on paper
card-unmet = Requests unmet
card-destroyed = Estate destroyed
card-portal = { $service } back
card-mail = Leaks
card-evidence-kept = Evidence kept
card-trust-left = Public trust
card-score = Score
debrief-history = history { $value }
debrief-nobody = nobody { $value }
debrief-never-down = never down
debrief-not-back = not back
debrief-no-history = no history is recorded
chart-title = Services up
chart-you = you
chart-history = history
chart-nobody = nobody answers
chart-hint = The left and right arrows move the marker.
marker-values = { $date }: you { $you } · history { $history } · nobody { $nobody }
known = what we knew
true-word = what was true
decisions-title = Decisions
timeline-title = Around the marker
timeline-empty = Nothing happened within six hours.
truth-title = Systems at the end: believed, and true
truth-held = the intruder was still on it
truth-clean = clean
truth-lost = { $lost } machines lost, { $now } of them for good
truth-leads = False and misleading leads
objective-met = met { $date }
objective-missed = missed { $date }
objective-open = not decided when the run ended
objective-last = { $date }: { $what }
objective-after-order = { $what } (our order: { $order })
objective-because = Decided by: { $why }
debrief-again = Play again
debrief-to-title = To the title
debrief-kept = The recording is in { $path }
debrief-not-kept = The recording was not kept on disk.

## Settings

settings-title = Settings
settings-pace = How time passes in a new run
settings-auto-pause = When the clock stops by itself
auto-pause-everything = At everything that matters
auto-pause-questions = At questions and new damage
auto-pause-never = Never
settings-motion = Motion
motion-on = Moves
motion-off = Still
settings-window = Window
window-part = In a window
window-full = Fills the screen
settings-theme = Colours
theme-dark = Dark
theme-light = Light
theme-high-contrast = High contrast
settings-text = Size of text, and of everything
settings-round = Time to decide in a round
round-seconds = { $seconds } s
round-no-limit = No limit
settings-tempo = How fast the clock runs
tempo-slow = Slower
tempo-usual = As usual
tempo-fast = Faster
settings-filling = When it fills the screen (F11)
filling-borderless = As a window without a frame
filling-exclusive = Exclusively, for older graphics
settings-hints = Hints
hints-on = Shown until you know
hints-off = Not shown
hints-again = Show all again
settings-sound = Sound cues; each is seen as well
sound-off = Off
sound-low = Quiet
sound-middle = Middle
sound-loud = Loud
sound-none = Nothing can be heard: { $why }.
trouble-no-sound = Cues cannot be heard: { $why }. Everything that is heard is seen as well; play goes on.
settings-where = Kept in { $path }

## Without a screen


## Report, a page of its own

report-contents = Contents
report-short = In short
report-cost = What it cost
report-course = The course
report-toll = What people asked for and did not get
report-toll-note = Each request that went unmet is put to the account of what brought its service down: an order of yours, or a step of the intruder. It stays there until the service is whole again, abroad too, even if it would have fallen to the other meanwhile.
report-toll-none = Nobody went without.
report-toll-causes = Unmet requests by their cause, the heaviest first
report-toll-services = Requests by service: unmet inside the country and abroad; served on paper; served by another service
report-others = All others
report-weighs = { $part } (weighs { $weight })
report-cause = Cause
report-since = Since
report-requests = Requests
report-share = Share
report-service = Service
report-inside = Inside
report-abroad = Abroad
report-on-paper = On paper
report-elsewhere = Elsewhere
report-by-hour = By hour of the day
report-by-hour-about = Unmet requests by the hour of the day in which they were made, inside the country and from abroad.
report-conclusions = What was concluded, and how it was
report-said = Said
report-was = How it was
report-came = It { $posture } from { $date }
report-went-on = It went on: it { $posture }
report-not-clean = Not clean when it was cleared
report-mattered = The decisions that mattered
report-objectives = Objectives
report-signals = Signals
report-phases = Phases of the response
report-techniques = What the intruder did
report-knowledge = Believed, and true
report-timeline = What happened
report-method = How to read this
report-short-destroyed = { $share } of { $hosts } machines were destroyed. Without any orders it would have been { $nobody }.
report-short-unmet = { $unmet } requests of citizens and firms found no service and no counter, { $abroad } of them from abroad. { $paper } were served on paper.
report-short-never-down = { $service } was never down.
report-short-back = { $service } was down from { $down } and back on { $back }.
report-short-gone = { $service } went down on { $down } and was not back when the run ended.
report-short-score = { $met } of { $all } objectives were met. Score: { $score } of 1000.
report-cost-caption = This run beside what was done in history and beside no orders at all, with the same luck. Parts of the score are 0 to 1000; more is better.
report-score-continuity = Score for continuity
report-score-integrity = Score for integrity
report-score-confidentiality = Score for confidentiality
report-score-evidence = Score for evidence
report-score-trust = Score for trust
report-score-recovery = Score for recovery
report-course-note = Numbers in the first chart are decisions that turned something; they are listed below the charts.
report-chart-services = Share of e-services that work inside the country, over time, for this run, history and no orders. The values are in the table below.
report-chart-destroyed = Share of machines ever destroyed, over time, for this run, history and no orders. The values are in the table below.
report-chart-trust = Public trust, over time, for this run, history and no orders. The values are in the table below.
report-values = The charts in figures
report-noon = At
report-mattered-note = Each decision was left out in turn, with the same luck and all other orders as they were. The five that moved the score most, for better or worse, and the worst of the others.
report-mattered-none = No single decision moved the score.
report-worth-gained = Gained { $points } { $points ->
    [one] point
   *[other] points
 }.
report-worth-lost = Lost { $points } { $points ->
    [one] point
   *[other] points
 }.
report-without = Without it, { $destroyed } of all machines would have been destroyed instead of { $with-destroyed }, and { $unmet } requests unmet instead of { $with-unmet }.
report-without-harmless = Without it, { $unmet } requests would have gone unmet instead of { $with-unmet }.
report-without-trust = Without it, nothing more would have been destroyed and nobody more gone without; public trust would have ended at { $trust } instead of { $with-trust }.
report-impossible = { $count ->
    [one] One later order could not have been given.
   *[other] { $count } later orders could not have been given.
 }
report-objective = Objective
report-verdict = Verdict
report-decided = Decided by
report-by-time = time
report-signals-note = True alerts on systems where machines were destroyed later, and on which nothing was ordered within twelve hours. Only the first of each system is listed.
report-signals-none = No true alert was left without an answer where something was destroyed later.
report-when = When
report-alert = Alert
report-after = What followed
report-lost-after = { $hosts ->
    [one] one machine destroyed
   *[other] { $hosts } machines destroyed
 }
report-phase = Phase (NIST SP 800-61 revision 2)
report-orders = Orders
report-first = First
report-last = Last
report-phases-none = No orders were given.
report-technique = Technique
report-worked = Worked
report-failed = Failed
report-seen = First seen by us
report-unseen = never
report-past = Before the exercise began
report-system = System
report-lost = Machines lost
report-timeline-note = In slanted type: what nobody on our side saw when it happened.
report-kind-ours = order
report-kind-seen = seen
report-kind-hidden = unseen
report-method-score = The score is a weighted sum of its six parts, 0 to 1000. Shares are of all machines, all e-services or all key evidence of the scenario; requests are applications by citizens and firms.
report-method-luck = The two references were played with the same seed: every chance that does not depend on an order fell the same way.
report-method-weigh = Leaving a decision out changes what follows from it and nothing else. Two decisions that only work together each show their whole worth.
report-method-model = The simulation is a model. What in it is on record, what was reported and what is assumed stands in the scenario's list of sources.

## Runs on disk

title-runs = Runs
menu-runs = All runs
runs-title = Runs
runs-none = Nothing has been played yet.
runs-new = Play a new one
runs-facts = { $title } · seed { $seed } · { $date } · { $orders ->
    [0] no orders
    [one] one order
   *[other] { $orders } orders
 }
runs-open = can go on
runs-ended = ended
runs-ended-score = ended, score { $score }
runs-outdated = out of date
runs-damaged = damaged
runs-now = played just now
runs-minutes-ago = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
 }
runs-hours-ago = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
 }
runs-days-ago = { $count ->
    [one] yesterday
   *[other] { $count } days ago
 }
runs-why-changed = Its scenario has changed since it was played: the same orders would not give the same run. The recording is kept.
runs-why-missing = Its scenario is not here. Put the scenario's folder back, and it can be used again.
runs-why-format = It was written by another version of the game, in format { $format }. Play it with that version.
runs-why-damaged = This file cannot be read as a recording. It is left alone where it is.
runs-resume = Go on with it
runs-look-back = Look back at it
runs-rename = Rename
runs-copy = Copy it out
runs-delete = Delete
runs-name-line = Name of the run
runs-name-hint = any name you like
runs-name-keep = Keep this name
runs-name-leave = Leave it as it was
runs-bring-back = Bring back
runs-bin = { $count ->
    [one] In the bin: one run
   *[other] In the bin: { $count } runs
 }
runs-bin-note = What lies here is removed for good after { $days } days.
runs-empty = Empty the bin
runs-said-named = It is called so now. The recording itself is as it was.
runs-said-thrown = In the bin. Bring it back with U, or from the list beside.
runs-said-back = It is back.
runs-said-emptied = The bin is empty.
runs-said-copied = Copied to { $path }
runs-said-failed = That did not work, and nothing was changed: { $path }: { $why }.
runs-said-in-play = This run is being played. Leave it first, then delete it.
confirm-empty-title = Empty the bin?
confirm-empty-text = The runs in it are then gone for good. This cannot be undone.
confirm-empty-yes = Remove them for good

## Hints

hint-fog = A dashed circle: nobody has looked. What is behind it may be fine, or not.
hint-plan = Point at a move to see what would follow; press it to plan it.
hint-give = C gives the orders, U takes the last one back.
hint-leap = N goes on to the next decision, Space lets the clock run.
hint-answer = Somebody waits for an answer: press A.
hint-why = Press “why” to see what led to a line.
hint-away = Put this hint away: { $hint }

## Guidance in the first run

guide-title = Rosa
guide-count = { $number } of { $count }
guide-away = Put the guidance away
guide-show = Ask Rosa (G)
guide-look = Every card on the board is a system. Choose the Intake server, the one that glows, with the mouse, or with Tab and Enter. On the right stands what we know of it.
guide-time = Nothing is wrong yet, as far as we know. Let time pass: press N. It goes on until something wants you.
guide-wait = Read what has come in below, in the feed. Then press N again, until I ask you something.
guide-answer = I have asked you something. Press A, or “answer” in the feed. Take your time: the clock stands.
guide-why = Wonder where that came from? Press “why” beside a line of the feed. Esc closes it again.
guide-choose = Choose the Intake server again. On the right, below what we know, stands what we can do.
guide-consider = Point at Triage, or go to it with Tab, and do not press yet: the box below says what would follow.
guide-plan = Now press Triage. It goes into the plan below; nothing has been ordered so far.
guide-give = Give the order with C, or with the button beside the plan. On the left you see who does it.
guide-clock = Space lets the clock run, 1 to 4 set its speed, and Space stops it. It also stops by itself when something matters, and says why.
guide-cut = He works from the Intake server, I am sure of it. Choose it, plan Cut it off, read who pays for it, and give the order.
guide-whole = Some things are not done to one machine. Press H, or “Whole cell” on the right: there stands what we do for everybody.
guide-speak = Tell people what is going on, or open the paper desk. Plan it and give the order, as before.
guide-end = You know the tools now; the rest of the day is yours, and I shall call. When it is over, or when you have had enough, the menu (Esc) ends the run and opens the debrief.
