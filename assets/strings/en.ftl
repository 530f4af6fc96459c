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
event-work-started = { $team }, beginning: { $move } · { $target }
event-work-extended = { $team }: going on
event-work-done = { $team }, done: { $move } · { $target }
event-work-dropped-overtaken = { $team }, dropped: { $move } · { $target }; it makes no sense any more
event-work-dropped-stopped = { $team }, stopped: { $move } · { $target }
event-work-dropped-no-copy = { $team }, given up: { $move } · { $target }; the copies are gone
event-work-dropped-team-left = { $team }, left undone: { $move } · { $target }
event-shifts-began = Everybody works in shifts
event-team-arrived = { $team }: ready to work
event-team-stood-down = { $team }: standing down
event-team-returned = { $team }: back
event-team-occupied = { $team }: hands full
event-partner-asked = { $partner }: asked for help
event-partner-remote = { $partner }: on the line
event-partner-on-site = { $partner }: on site
event-term-broken = { $partner }: standing down, as its terms were broken
event-leader-briefed = The head of government knows
event-countries-warned = Other countries have been warned
event-prioritised = { $agency }: comes first now
event-foreign-closed = Access from abroad is closed
event-foreign-opened = Access from abroad is open
event-inbound-closed = The internet is kept out
event-inbound-opened = The internet is let in
event-flow-cut = { $flow }, cut: { $link }
event-flow-restored = { $flow }, open again: { $link }
event-path-opened = { $flow }, opened for a service: { $link }
event-system-isolated = { $system }: cut off
event-system-reconnected = { $system }: back on the network
event-system-shut-down = { $system }: switched off
event-system-started = { $system }: switched on
event-zone-segmented = { $zone }: zone cut off
event-zone-rejoined = { $zone }: zone joined again
event-dark-prepared = Going dark is prepared
event-went-dark = The government network is dark
event-dark-lifted = The government network is lit again
event-service-closed = { $service }: closed by us
event-service-opened = { $service }: opened inside the country
event-service-opened-abroad = { $service }: opened abroad
event-service-moved = { $service }: now in the cloud
event-reopen-refused = { $service }: still closed, as something was found on { $system }
event-system-level-up = { $system }: working
event-system-level-most = { $system }: working, turning some away
event-system-level-half = { $system }: working for some
event-system-level-down = { $system }: not working
event-service-level-up = { $service }: working
event-service-level-most = { $service }: working, turning some away
event-service-level-half = { $service }: working for some
event-service-level-down = { $service }: down
event-service-level-abroad = { $service }: working here, not for users abroad
event-fallback-promised = { $fallback }: to open { $opens }
event-fallback-opened = { $fallback }: open
event-fallback-closed = { $fallback }: closed
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
event-flood-absorbed = The intruder sees { $system } answering in spite of the flood
event-flood-ended = The flood on { $system } is over
event-shielded = Floods are held off { $system }
event-unshielded = Nothing is held off { $system } any more
event-sample-clean = A file from { $system } does nothing in the sandbox: it looks clean
event-sample-shows = A file from { $system } shows itself in the sandbox
event-cleared-wrongly = { $system }: cleared before, and not clean
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
event-job-began = { $technique }: spreads on { $system }, from { $source }
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
event-believed-suspected = { $system }: suspected
event-believed-compromised = { $system }: compromised, as was found
event-believed-cleared = { $system }: cleared
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

## Words for what the rules count

flow-web = web
flow-mail = mail
flow-logon = log-on
flow-database = database
flow-backup = backup
flow-admin = administration
flow-rdp = remote desktop
flow-smb = file shares
flow-outbound = outbound
skill-analysis = analysis
skill-network = network
skill-systems = systems
skill-identity = identity
skill-applications = applications
skill-liaison = liaison
skill-command = command
moves-isolate = isolate
moves-investigate = investigate
moves-eradicate = eradicate
moves-restore = restore
moves-continue = continue
moves-coordinate = coordinate
phase-preparation = preparation
phase-detection = detection and analysis
phase-containment = containment
phase-eradication = eradication
phase-recovery = recovery
phase-post-incident = post-incident activity
status-unknown = never checked
status-suspected = suspected
status-compromised = compromised
status-cleared = cleared
aim-nothing = nothing in particular
aim-system = a system
aim-zone = a zone
aim-flow = a flow between two zones
aim-domain = an identity domain
aim-service = a service
aim-agency = an agency
aim-partner = a partner
aim-fallback = a fallback

## Numbers, times, days

number-point = .
number-thousands = { $number } k
number-millions = { $number } M
time-minutes = { $number } min
time-hours = { $number } h
time-days = { $number } d
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
long-day-mon = Monday
long-day-tue = Tuesday
long-day-wed = Wednesday
long-day-thu = Thursday
long-day-fri = Friday
long-day-sat = Saturday
long-day-sun = Sunday
month-jan = Jan
month-feb = Feb
month-mar = Mar
month-apr = Apr
month-may = May
month-jun = Jun
month-jul = Jul
month-aug = Aug
month-sep = Sep
month-oct = Oct
month-nov = Nov
month-dec = Dec
long-month-jan = January
long-month-feb = February
long-month-mar = March
long-month-apr = April
long-month-may = May
long-month-jun = June
long-month-jul = July
long-month-aug = August
long-month-sep = September
long-month-oct = October
long-month-nov = November
long-month-dec = December

## Why an order cannot be given

refusal-over = the exercise is over
refusal-not-offered = this scenario does not offer that move
refusal-wrong-aim = this move is aimed at { $aim }
refusal-nobody = nobody here knows { $skill }; no team of this scenario does
refusal-nobody-yet = nobody here knows { $skill }; people who do come with { $partner }
refusal-team-cannot = { $team } cannot do this: it takes { $skill }
refusal-team-away = { $team }: not here
refusal-team-back = { $team }: not here; back in { $time }
refusal-team-full = { $team }: three more things wait already; stop one of them first
refusal-ordered = { $team }: on it already
refusal-nothing-to-stop = { $team }: nothing to stop
refusal-not-asked = nobody is waiting for that answer
refusal-blocked = { $name } would not come up: { $list }
blocker-cut-off = { $name }: cut off
blocker-shut-down = { $name }: shut down
blocker-destroyed = { $name }: destroyed
blocker-link = a link on its way is cut
refusal-entry-patched = the way in is mended already
refusal-entry-unknown = nobody knows yet how the intruder came in: triage what faces the internet
refusal-nothing-to-remove = no system is suspected yet: there is nothing to remove
refusal-nothing-against = nothing is known against { $name }: triage it first
refusal-no-footholds = no system is known to be compromised: find the footholds first
refusal-known-compromised = { $name }: known to be compromised already
refusal-no-file = nobody has found a file on { $name } that could be run
refusal-cleared = { $name }: cleared already
refusal-clean-it = { $name }: known to be compromised; to be cleaned
refusal-nothing-to-look-at = there is nothing to look at in { $name }
refusal-no-evidence = { $name }: nothing there that would prove anything
refusal-evidence-secured = the evidence of { $name } is secured already
refusal-copies-gone = every copy in the vault is known to be gone
refusal-no-more-indicators = nobody has more indicators to give
refusal-no-sample = there is no sample yet: find a compromised system first
refusal-no-copies = { $name }: no copies are kept; to be rebuilt
refusal-copy-gone = { $name }: the copies are gone; to be rebuilt
refusal-not-closed = { $name }: not closed
refusal-let-in-first = the internet is kept out: let it in again first
refusal-open-abroad = { $name }: open abroad already
refusal-open-inside-first = open { $name } inside the country first
refusal-open-foreign-first = access from abroad is closed at the edge: open it first
refusal-cannot-move = { $name } cannot move to a cloud
refusal-moved = { $name }: in the cloud already
refusal-nothing-wrong = nothing is known to be wrong with { $name }
refusal-about-to-open = { $name }: about to open already
refusal-open-already = { $name }: open already
refusal-not-open = { $name }: not open
refusal-redirected = people have been told already where else to go
refusal-no-stand-in = no service can stand in for another
refusal-comes-first = { $name }: first already
refusal-foreign-closed = access from abroad is closed already
refusal-foreign-open = access from abroad is open already
refusal-inbound-closed = the internet is kept out already
refusal-inbound-open = the internet is let in already
refusal-flow-cut = { $name }: cut there already
refusal-flow-not-cut = { $name }: not cut there
refusal-cut-off-already = { $name }: cut off already
refusal-is-shut-down = { $name }: shut down
refusal-not-cut-off = { $name }: not cut off
refusal-shut-down-already = { $name }: shut down already
refusal-not-shut-down = { $name }: not shut down
refusal-accounts-disabled = the accounts are disabled already
refusal-accounts-enabled = the accounts are not disabled
refusal-closed-already = { $name }: closed already
refusal-no-web-users = { $name }: no users on the web
refusal-shielded = that much is held off { $name } already
refusal-not-shielded = nothing is held off { $name }
refusal-dark = the network is dark already
refusal-prepared = the cut is prepared already
refusal-not-dark = the network is not dark
refusal-asked = { $name }: asked already
refusal-not-yet = { $name } cannot be asked yet
refusal-shifts = everybody works in shifts already
refusal-briefed = the head of government has been briefed already
refusal-warned = other countries have been warned already
refusal-just-said = that, or more, has just been said
refusal-not-for = this is not for { $name }
refusal-internet = the internet is not ours
refusal-no-such-flow = { $name }: not among what travels there

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
result-part = { $part } of { $whole }
result-met = met
result-missed = missed
result-open = open
result-events = { $events } events, digest { $digest }

## The feed

feed-closed-by-us = { $count ->
    [one] { $list }: closed by us
   *[other] { $count } services are closed by us: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-down = { $count ->
    [one] { $list }: down
   *[other] { $count } services are down: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-half = { $count ->
    [one] { $list }: working for some
   *[other] { $count } services work for some: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-not-abroad = { $count ->
    [one] { $list }: out of reach from abroad
   *[other] { $count } services cannot be reached from abroad: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-up = { $count ->
    [one] { $list }: working
   *[other] { $count } services work: { $list }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
 }
feed-cleared = { $count ->
    [one] { $list }: cleared
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
library-in-english = Its texts are in English.
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
key-deputy = ask the deputy, who looks ahead
key-commit = give the planned orders
key-undo = take the last one back
key-next = to the next decision, or play the round, without orders too
key-menu = menu, back
key-full = fill the screen, or not
key-guide = guidance of the first run
key-speed = speed
key-cell = the whole cell
key-small-steps = move the debrief's marker in small steps
key-days = move it by a day, or by two hours in a short run; Home and End: to the ends
keys-title = Keys
back = Back
close = Close

## Operations

since-start = { $time } in { $place } · { $hours } h since the start
clock-paused = paused
clock-round-halted = The round is halted: Space or N goes on deciding.
clock-paused-go-on = paused · P or Space goes on
clock-no-limit = no limit to decide
clock-no-limit-note = round { $number } · play the round when you are ready
clock-running = { $minutes ->
    [one] one minute a second
   *[other] { $minutes } minutes a second
 }
clock-stopped-by = stopped: { $why }
clock-called-again = { $left } left to answer: { $why }
clock-leaping = on to the next thing that matters
clock-leaping-to = on to { $time }
clock-deciding = { $left } to decide
clock-deciding-note = round { $number } · what is planned will be committed
clock-resolving = the round is played
tab-board = Board
tab-thing = Selected
control-pause = Pause
control-play = Go on
control-speed = Speed { $speed }
control-next = To the next decision
control-round = Play the round
control-round-pass = Let the round pass without orders
control-round-decide = Go on deciding
control-hour = One hour on
control-menu = Menu
meter-services = Services up
meter-estate = Estate intact
meter-trust = Public trust
meter-evidence = Evidence
meter-steady = steady
meter-tip = What has moved it?
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
card-suspected-down = not working, suspected
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
cell-works = { $count } jobs under way; { $limit } can be coordinated at once.
cell-quiet = Nothing is cut. Choose something on the board, or decide for the whole.
and-more = {" "}and { $more } more
cell-cut = Cut off by us: { $list }.
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
if-lost = down then: { $list }
if-lost-half = for some only: { $list }
if-regained = working again: { $list }
if-hint = Point at a move, or go to it with Tab: here stands what would follow.
if-more = and { $more } more
if-abroad = users abroad: { $list }
if-unmet-more = { $requests } more requests an hour unmet, at this hour of the day
if-unmet-less = { $requests } fewer requests an hour unmet, at this hour of the day
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
note-uncleared = { $count ->
    [one] one system under it that nobody has cleared
   *[other] { $count } systems under it that nobody has cleared
 }
note-logon-trouble = many honest log-ons fail for { $time }
note-work-slower = our own work gets slower
note-term-broken = { $partner } will stand down
note-opens-after = opens { $time } later, in office hours
note-partner-remote = remote in { $time }
note-partner-on-site = on site in { $time }
note-known-only = throws out what we have found: { $count ->
    [one] one system
   *[other] { $count } systems
 }
note-team-tired = { $team }: tired, so twice the time
note-thin-evidence = nobody looks: if { $system } is not clean, the intruder stays
note-sandbox-can-lie = tools that wait for arguments look clean
note-controllers = its controllers are not cleared: whoever sits there reads the new keys
note-overstretched = { $count } more works than can be coordinated: this takes longer
note-copy-old = what was entered in the last { $time } is lost, and asked again
note-turns-away = turns away { $share } of honest requests
note-prepared = prepared: 1 to 2 h
note-unprepared = not prepared: 4 to 8 h
plan-title = Plan
plan-hint = press a move to plan it
plan-empty = Nothing is planned. Orders wait here until they are given.
plan-no-undo = cannot be undone: { $list }
plan-commit = { $count ->
    [one] Give this order
   *[other] Give { $count } orders
 }
plan-remove = Take out
plan-earlier = Earlier
plan-refused = Refused: { $why }
vain-answer = Nobody waits for an answer just now.
vain-news = Nothing new has happened to go to.
vain-give = No orders are planned: there is nothing to give.
vain-give-round = No orders are planned: there is nothing to give. N lets the round pass without orders.
vain-undo = There is no edit of the plan to take back.
vain-deputy = There is no deputy: the settings say that you play without.
plan-waits = orders are planned: give them (C) or take them back (U) first
feed-title = Feed
filter-all = all
filter-alerts = alerts
filter-public = public
filter-services = services
filter-work = work
feed-empty = Quiet so far.
feed-new = { $count ->
    [one] ↑ one new line
   *[other] ↑ { $count } new lines
 }
feed-answer = answer
feed-respond = respond
feed-why = why
ask-until = Answer by { $time }, in { $left }. Else: { $default }
ask-occupies = takes { $team } for { $time }
why-title = Why
why-hidden = What led to this, nobody on our side has seen. When the exercise is over, the debrief tells it.
menu-title = Paused
menu-resume = Back to work
menu-keys = Keys
menu-settings = Settings
menu-end = End here and look back
menu-title-screen = Leave, and go on another day
menu-saved = This run is kept as { $path }
menu-not-saved = This run is not kept on disk.
menu-trouble = This run cannot be saved as { $path }: { $why }. It is tried again with every order.
confirm-end-title = End the exercise here?
confirm-end-text = What is undecided then stays undecided. The run cannot be taken up again.
confirm-end-yes = End and look back
confirm-quit-title = Leave the game?
confirm-quit-text = The run is kept up to the last order and can be continued.
confirm-quit-lost = This run is not saved. What is not on disk is lost when the game closes.
confirm-quit-yes = Leave
trouble-title = Something went wrong
trouble-not-kept = This run cannot be saved in { $path }: { $why }. You can go on: it is tried again with every order, and nothing is lost as long as the game stays open.
trouble-settings = The settings cannot be kept in { $path }: { $why }. They hold until the game closes.
trouble-unreadable = { $path } cannot be read any more. It stays where it is.
trouble-other-rules = { $path } was played with Go Dark { $version }, whose rules were different: it cannot be taken up again. It stays where it is.
reread-good = The scenario was read again; the run stands where it stood.
reread-lost = { $count ->
    [one] The scenario was read again. One thing that was said in this run has no meaning in it as it is now, and was left out; it comes back when it has.
   *[other] The scenario was read again. { $count } things that were said in this run have no meaning in it as it is now, and were left out; they come back when they have.
 }
problems-title = The scenario has errors
problems-text = The game goes on with the scenario as it was. This closes by itself when the files are good.

## The board, looked at
board-find = Find (/)
board-closer = Closer
board-farther = Farther away
board-whole = The whole board
legend-suspected = suspected, degraded
legend-down = destroyed, down
legend-cleared = cleared
legend-held = the intruder is here
legend-destroyed = destroyed
board-partly = partly cut
chip-hangs = hangs on what is selected
group-systems = { $count ->
    [one] one system
   *[other] { $count } systems
 }
group-compromised = { $count } compromised
group-down = { $count } not working
group-warned = { $count } suspected or degraded
group-next = { $count } said to be next
group-cut = { $count } cut off
group-off = { $count } switched off
group-cleared = { $count } cleared
group-never = { $count } never checked
seen-by = { $time } by { $team }
seen-reported = reported { $time }
seen-found = { $status }, { $seen }
seen-sure = { $sure } sure
search-label = Find a system, a zone or a service
search-hint = name of a system, zone or service
search-none = Nothing is called so.
search-many = { $at } of { $count }: ↑ ↓ go through them
search-service = service
search-zone = zone
key-look = closer, farther, the whole board
key-find = find something on the board

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
toll-service = unmet: { $inside } inside, { $abroad } abroad · { $paper } served on paper
card-unmet = Requests unmet
card-destroyed = Estate destroyed
card-portal = { $service } back
card-mail = Leaks
card-evidence-kept = Evidence kept
card-trust-left = Public trust
card-score = Score
debrief-history = history: { $value }
debrief-nobody = nobody acts: { $value }
debrief-never-down = never down
debrief-not-back = not back
chart-title = Services up
chart-you = you
chart-history = history
chart-nobody = nobody answers
chart-hint = Drag the marker, or move it with the left and right arrows. The page “The board then” shows that minute.
marker-you = { $date }: you { $you }
marker-history = {" "}· history { $history }
marker-nobody = {" "}· nobody { $nobody }
known = what we knew
true-word = what was true
decisions-title = Decisions
decisions-note = Numbered: a service, a system, a zone or log-ons changed because of it. Press one: the marker goes to the minute before it.
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
so-far-met = not decided, met so far
so-far-unmet = not decided, not met so far
so-far-until = it was to be decided by { $date }
so-far-parts = { $hold } of its { $all } parts were so
so-far-destroyed = { $is } of all machines were destroyed; the bound is { $bound }
so-far-services = { $is } of the e-services worked; the bound is { $bound }
so-far-trust = public trust stood at { $is }; the bound is { $bound }
so-far-evidence = { $is } of the key evidence was secured; the bound is { $bound }
so-far-requests = { $is } requests had gone unmet; the bound is { $bound }
so-far-held = { $count ->
    [0] nothing of the intruder was left inside
    [one] the intruder was still on one system
   *[other] the intruder was still on { $count } systems
 }
objective-last = { $date }: { $what }
objective-after-order = { $what } (our order: { $order })
objective-because = Decided by: { $why }
debrief-again = Play again
debrief-to-title = To the title
debrief-kept = The recording is in { $path }
debrief-not-kept = The recording was not kept on disk.

## Looking back

page-board = The board then
page-mattered = What mattered
chart-before = before
marker-before = {" "}· before { $before }
marker-label = Marker: { $date }
then-known = Known: { $compromised ->
    [one] one system
   *[other] { $compromised } systems
 } compromised, { $suspected } suspected · machines reported destroyed: { $reported } · flows cut: { $cut }
then-true = True: the intruder { $posture }, sits on { $held ->
    [one] one system
   *[other] { $held } systems
 } · machines encrypted: { $encrypted }, wiped: { $wiped } · flows cut: { $cut }
true-shell = web shell
true-implanted = intruder on { $hosts }
true-cut = cut off
mattered-weighing = Each decision is left out in turn, with the same luck: { $done } of { $of } weighed. You can look at other pages meanwhile.
mattered-asking = Now over futures: { $done } of { $of } were left out in { $futures } futures with other luck.
mattered-note = Each was left out in turn, with the same luck and all other orders as they were. Press one for its chain of causes.
mattered-label = { $text }. { $said }
mattered-chain = What led to it, and what followed
mattered-choose = Press a decision: here stands what led to it, and what followed.
mattered-look = Put the marker just before it
advised-title = What the deputy advised
advised-note = As far as it was asked since this run was opened. An order counts as followed within 12 hours.
advised-said = Said to be worth { $points } points.
advised-left = Not followed.
advised-followed = Followed { $date }.
advised-worth = Followed { $date }: in the end it was worth { $points } points.
advised-wait = No order was clearly better than leaving it.
toll-trust = What moved public trust
toll-trust-times = Times
toll-trust-points = Points
toll-trust-all = Each change
toll-times = { $times ->
    [one] once
   *[other] { $times } times
 }
debrief-save-page = Save as a page
debrief-go-on = Continue from { $date }
debrief-go-on-tip = Everything up to and including that minute has happened; from there on you decide.
debrief-no-go-on = Time was up here
page-saved = The page is { $path }
page-waiting = The page is written when all decisions are weighed: { $done } of { $of }
page-waiting-futures = The page is written when those that mattered were left out with other luck too: { $done } of { $of }
what-if-title = What if, from { $date }
trouble-page = The page cannot be written in { $path }: { $why }. Nothing was changed there.
trouble-no-documents = The page cannot be written: the system names no folder for documents.

## Causes, and the timeline

moved-title = What moved it: { $meter }
moved-hint = The latest first. Press a line for its chain of causes.
moved-none = Nothing has moved it so far.
moved-more = { $first }; and { $more } more
moved-after = now { $value }
moved-label = { $amount }: { $text }
span-title = { $from } – { $to }
meter-label = { $meter }: { $value }, { $change }
mark-recovery = Recovery
mark-order = Our order
mark-alert = Alert
mark-question = Question
mark-damage = Damage
course-label = The course of the exercise
course-mark = { $kind }, { $date }: { $text }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
course-deadline = { $speaker }: answer by { $date }
course-work = { $team }: { $what }, expected until { $date }
course-now = { $works ->
    [0] No job is under way
    [one] One job is under way
   *[other] { $works } jobs are under way
 } · { $questions ->
    [0] no question is open
    [one] one question is open
   *[other] { $questions } questions are open
 }

## Settings

settings-title = Settings
settings-looks = How it looks
settings-plays = How it plays
settings-pace = How time passes in a new run
settings-auto-pause = When the clock stops by itself
auto-pause-everything = At everything that matters
auto-pause-questions = At questions and new damage
auto-pause-never = Never
settings-motion = Motion
motion-on = Moves
motion-off = Still
settings-deputy = A deputy who looks ahead when asked (D)
deputy-on = May be asked
deputy-off = No deputy
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
settings-language = Language
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

## Deciding: the command palette, the plan, the codex

menu-palette = Find a move, a thing, a command
menu-codex = Codex
key-palette = find a move, a thing, a command by typing
key-codex = codex: what has been met so far
key-redo = make the last undone edit of the plan again
key-shift = move the marked order of the plan earlier or later
key-go = select what the last news is about
palette-type = Type a few letters: “isolate mail gateway”, “pause”, a name
palette-hint = ↑ ↓ choose · Enter takes it, moves go into the plan · Esc closes
palette-nothing = Nothing is called like that.
palette-before = Before
palette-after = More
kind-cell = ourselves
kind-system = system
kind-service = service
kind-zone = zone
kind-link = link between zones
kind-team = team
kind-partner = partner
kind-agency = agency
kind-term = what it means
command-board = Back to the board
command-end = End here and look back
command-save = Save and leave: go on another day
command-codex = Codex: what has been met
command-keys = Keys
command-quit = Quit the game
command-answer = Answer the question that waits
command-deputy = Advice: ask the deputy
command-commit = Commit: give the orders of the plan
command-undo = Undo the last edit of the plan
command-redo = Redo the edit of the plan
command-pause = Pause, or let time go on
command-next = Leap to the next decision
command-hour = Leap an hour
command-day = Leap a day
command-speed = Speed: { $minutes ->
    [one] one minute a second
   *[other] { $minutes } minutes a second
 }
command-cell = Select ourselves: the whole network
command-filter = Feed: show { $filter }
command-menu = Menu
command-page = Debrief: { $page }
command-resume = Continue the last run
command-play = Play: choose a scenario
command-title = To the title
command-settings = Settings
command-window = Window: play in a window
command-full = Full screen
command-motion = Motion: let the board move
command-still = Motion: keep the board still
command-theme = Look: { $theme }
command-language = Language: { $language }
command-text = Text at { $percent } %
command-auto-pause = Stop the clock by itself: { $when }
move-for-good = for good
plan-queued = { $team }, after other work
plan-later = Later
plan-undo = Undo
plan-redo = Redo
intent = Next, it is said: it { $posture }
intent-on = Next, it is said: it { $posture }, { $system }
intent-sure = { $sure } sure
codex-title = Codex
codex-systems = Systems
codex-moves = Moves
codex-techniques = Techniques
codex-partners = Partners
codex-agencies = Agencies
codex-sources = Sources
codex-terms = Terms
codex-choose = Choose an entry to read it.
codex-count = { $known } met · { $missing } not met yet
codex-count-techniques = { $known } met · { $missing } not met yet. An alert does not say which technique it was, or whether it is true: the debrief does.
codex-all-terms = Words of the trade and abbreviations on the screens, and what they mean.
codex-all-sources = What the scenario stands on.
codex-more-sources = What the scenario stands on. { $missing ->
    [one] One section tells
   *[other] { $missing } sections tell
 } how it went, and can be read after the first debrief.
codex-move-takes = Takes { $time }; skill: { $skill }
codex-move-phase = Phase in NIST SP 800-61: { $phase }
codex-move-when = Must be so first, else: { $text }
codex-move-noticed = An intruder in the right place notices.
codex-move-quiet = It gives the intruder nothing to notice.
codex-move-undone = Taken back by: { $move }
codex-move-harmless = There is nothing to take back.
codex-move-for-good = It cannot be undone.
codex-side-down = What hangs on it goes down meanwhile.
codex-side-abroad = Nobody abroad is served meanwhile.
codex-side-all = Nobody outside is served meanwhile.
codex-side-evidence = Evidence there that nobody has secured is lost.
codex-side-trust-up = Public trust rises by { $points } points.
codex-side-trust-down = Public trust falls by { $points } points.
codex-sign = How it shows: { $sign }
codex-attack = ATT&CK { $numbers }
codex-seen-plain = What it did was there for everybody to see.
codex-seen-noticed = Told by a debrief: an alert or damage had shown it.
codex-seen-missed = Told by a debrief: nobody had noticed it.
codex-owns = Owns: { $list }
codex-sources-none = An invented case
codex-sources-none-about = Names, numbers and times of this scenario are made up; nothing of it is on record.
codex-what-is = What is “{ $term }”?
if-unnoticed = nothing that we know of would tell the intruder
if-unnoticed-as-known = an intruder in the right place would notice; we know of none there
trouble-bad-files = What stands in { $files } cannot be read, and the game goes on without it. The file is put aside before another takes its place.
trouble-codex = What has been met cannot be kept in { $path }: { $why }. It is known until the game closes.

## The codex: words of the trade, and what they mean

term-agency = Agency
term-agency-about = An office of the state or of the town that owns systems and services, and has somebody who speaks for it.
term-akshi = AKSHI
term-akshi-about = Agjencia Kombëtare e Shoqërisë së Informacionit: Albania's National Agency for Information Society, which runs the government network.
term-alert = Alert
term-alert-about = What a sensor or a person reports. It can be true, mistaken, or true of something else; look before you cut.
term-attack = ATT&CK
term-attack-about = MITRE's public catalogue of what intruders do. Each technique has a number, such as T1486 for encrypting data.
term-beacon = Beacon
term-beacon-about = The short message by which a foothold reports to its master. If it falls silent, the intruder notices.
term-cisa = CISA
term-cisa-about = Cybersecurity and Infrastructure Security Agency of the United States, which publishes alerts on attacks with the FBI.
term-copies = Copies
term-copies-about = What is kept of a system in the vault. A copy can be old, unchecked, poisoned by the intruder, or gone.
term-fallback = Counter
term-fallback-about = A place where people are served on paper while a service is down: slower, for fewer, and only in office hours.
term-credential = Credential
term-credential-about = What opens a log-on: a password, a ticket, a key. Who holds one for a domain can log on to every system in it.
term-dart = DART
term-dart-about = Detection and Response Team: Microsoft's people who help when a network has been broken into.
term-deputy = Deputy
term-deputy-about = Somebody of the cell who looks ahead when asked: plays on in imagined worlds that look like ours, and says which order does best there. Knows no more than you do.
term-e-service = E-service
term-e-service-about = One thing a citizen can do online, such as an extract or a declaration. A kind of service stands for many of them.
term-encryptor = Encryptor
term-encryptor-about = A program that makes files unreadable, as ransomware does. What it has reached comes back only from a copy or as a new image.
term-eviction = Eviction
term-eviction-about = Throwing the intruder out everywhere in one night. What has not been found before is not thrown out.
term-evidence = Evidence
term-evidence-about = What memory, disks and logs can prove. It is lost when a system is switched off, rebuilt or restored before somebody has secured it.
term-flood = Flood
term-flood-about = So many requests from outside that nobody else gets through; also called denial of service, or DDoS. Nothing is broken into.
term-flow = Flow
term-flow-about = What may travel between two zones: web, mail, log-on, database, backup, administration, remote desktop, file shares, outbound.
term-foothold = Foothold
term-foothold-about = A machine on which the intruder sits. Each is a way to the next.
term-dark = Going dark
term-dark-about = Cutting the whole network off, at home and abroad. Everything stops, the intruder too. Prepared, it takes an hour or two; unprepared, half a day.
term-shield = Holding a flood off
term-shield-about = Sending requests through something that sorts them. It turns some honest people away as well.
term-ict = ICT
term-ict-about = Information and communication technology.
term-domain = Identity domain
term-domain-about = Everything that trusts the same log-ons. Its controllers hold the keys: who sits there reads new ones as they are made.
term-indicators = Indicators
term-indicators-about = Marks by which an intrusion is known: file names, addresses, tools. The more there are, the more a search finds.
term-isolation = Isolation
term-isolation-about = Unplugging a system from every network and leaving it running. What hangs on it goes down; what its memory can prove stays.
term-krbtgt = krbtgt
term-krbtgt-about = The account whose secret signs every ticket of a Windows domain. It must be reset twice before stolen tickets die: fast, and honest log-ons fail; ten hours apart, and they do not.
term-kvtc = KVTC
term-kvtc-about = Lithuania's core centre of state telecommunications, which runs the secure network.
term-nav = NAV
term-nav-about = Norway's labour and welfare administration.
term-nist = NIST SP 800-61
term-nist-about = A guide to handling incidents by the US National Institute of Standards and Technology. Its second revision, in force in 2022, names the phases that moves belong to here.
term-nksc = NKSC
term-nksc-about = Lithuania's National Cyber Security Centre.
term-nsm = NSM
term-nsm-about = Norway's National Security Authority.
term-partner = Partner
term-partner-about = Somebody who can be called for help: soon over the line, later in the room, and on terms of their own.
term-phase = Phase
term-phase-about = The part of a response that a move belongs to: preparation, detection and analysis, containment, eradication, recovery, what comes after.
term-trust = Public trust
term-trust-about = How much people believe that they are told the truth and will be served. Moved by unmet requests, by honesty, by leaks, and by what comes back.
term-sandbox = Sandbox
term-sandbox-about = A closed room for a suspicious file. What waits for its arguments does nothing there, and looks clean.
term-seed = Seed
term-seed-about = The number that decides all luck of a run. The same seed and the same orders give the same run.
term-segment = Segment
term-segment-about = Cutting a whole zone off from the others. What is inside it goes on among itself.
term-tims = TIMS
term-tims-about = Total Information Management System: the police system at Albania's border crossings.
term-triage = Triage
term-triage-about = A first look at one system by somebody who knows what to look for. It finds much, not all.
term-udi = UDI
term-udi-about = Norway's directorate of immigration.
term-vault = Vault
term-vault-about = Where copies are kept. An intruder who can reach it destroys them first; cut off from everything, it is safe, and new copies stop.
term-vmi = VMI
term-vmi-about = Lithuania's state tax inspectorate; EDS is its system for declarations.
term-web-shell = Web shell
term-web-shell-about = A small page planted on a web server through which the intruder gives commands. It stays when passwords change.
term-wiper = Wiper
term-wiper-about = A program that destroys disks. Unlike an encryptor it leaves nothing to pay for: only a copy or a new image helps.
term-zone = Zone
term-zone-about = A part of the network. Between zones only what a link allows can travel, and each flow of it can be cut.

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
report-short-never-down = { $service }: never down.
report-short-back = { $service }: down from { $down }, back on { $back }.
report-short-gone = { $service }: down from { $down }, not back when the run ended.
report-short-score = { $met } of { $all } objectives were met. Score: { $score } of 1000.
report-cost-caption = This run beside what was done in history and beside no orders at all, with the same luck. Parts of the score are 0 to 1000; more is better.
report-score-continuity = Score for continuity
report-score-integrity = Score for integrity
report-score-confidentiality = Score for confidentiality
report-score-evidence = Score for evidence
report-score-trust = Score for trust
report-score-recovery = Score for recovery
report-course-note = Numbers in the first chart are decisions because of which a service, a system, a zone or log-ons changed; they are listed below the charts.
report-chart-services = Share of e-services that work inside the country, over time, for this run, history and no orders. The values are in the table below.
report-chart-destroyed = Share of machines ever destroyed, over time, for this run, history and no orders. The values are in the table below.
report-chart-trust = Public trust, over time, for this run, history and no orders. The values are in the table below.
report-values = The charts in figures
report-noon = At
report-mattered-note = Each decision was left out in turn, with the same luck and all other orders as they were. The five that moved the score most, for better or worse, and the worst of the others.
report-mattered-none = No single decision moved the score.
report-mattered-lost = The decisions could not be weighed.
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
report-without-evidence = Without it, nothing more would have been destroyed and nobody more gone without; { $evidence } of the key evidence would have been secured instead of { $with-evidence }.
report-impossible = { $count ->
    [one] One later order could not have been given.
   *[other] { $count } later orders could not have been given.
 }
report-futures-gained = In { $futures } futures with other luck from then on it gained { $points } { $points ->
    [one] point
   *[other] points
 } on average, give or take { $margin }.
report-futures-lost = In { $futures } futures with other luck from then on it lost { $points } { $points ->
    [one] point
   *[other] points
 } on average, give or take { $margin }.
report-futures-little = In { $futures } futures with other luck from then on it moved the score by less than a point on average.
report-futures-open = In { $futures } futures with other luck from then on it could not be told from chance: on average it moved the score by less than { $margin } { $margin ->
    [one] point
   *[other] points
 }.
report-futures-none = In { $futures } futures with other luck from then on it made no difference.
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
report-method-weigh = Leaving a decision out changes what follows from it and nothing else. An order that could not be given at its minute any more was tried again for six hours. Two decisions that only work together each show their whole worth.
report-method-futures = The futures of a decision have the past and the hidden state of the run, and fresh luck after the decision, the same with it and without it. Give or take is the interval that holds the true mean 19 times in 20.
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
runs-why-damaged = This file cannot be read as a recording: { $why }. It is left alone where it is.
runs-why-damaged-at = This file cannot be read as a recording. Line { $line }: { $why }. It is left alone where it is.
runs-why-empty = This file is empty: nothing of a run is in it. It is left alone where it is.
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
hint-leap = N: next decision. Space: go on.
hint-answer = Somebody waits for an answer: press A.
hint-why = Press “why” to see what led to a line.
hint-deputy = Not sure what to do? D asks the deputy.
hint-away = Put this hint away: { $hint }

## Guidance in the first run

guide-title = Rosa
guide-count = { $number } of { $count }
guide-away = Put the guidance away
guide-show = Ask Rosa (R)
guide-look = Every card on the board is a system. Choose the Intake server, the one that glows, with the mouse, or with Tab and Enter. On the right stands what we know of it.
guide-time = Nothing is wrong yet, as far as we know. Let time pass: press N. It goes on until something wants you.
guide-wait = Read what has come in below, in the feed. Then press N again, until I ask you something.
guide-answer = I have asked you something. Press A, or “answer” in the feed. Take your time: the clock stands.
guide-why = Wonder where that came from? Press “why” beside a line of the feed. Esc closes it again.
guide-choose = Choose the Intake server again. On the right, below what we know, stands what we can do.
guide-consider = Point at Triage, or go to it with Tab, and do not press yet: the box below says what would follow.
guide-plan = Now press Triage. It goes into the plan below; nothing has been ordered so far.
guide-give = Give the order with C, or with the button beside the plan. On the left you see who does it.
guide-clock = Space lets the clock run, 1 to 4 set its speed, and Space stops it. It also stops by itself when something matters, and says why. Let it run until what you ordered is done.
guide-clock-untimed = Space lets an hour pass, N goes on to the next decision. Time also stops by itself when something matters, and the line above says why. Let it pass until what you ordered is done.
guide-clock-rounds = In rounds time passes by itself once the orders are given, and stands while you decide. C gives the orders and plays the round, N lets one pass without orders, Space halts the countdown. Go on until what you ordered is done.
guide-cut = Now it is proved: he works from the Intake server. Choose it, plan Cut it off, read who pays for it, and give the order.
guide-cut-unproved = Nothing is proved, and I still do not trust the Intake server. Choose it, plan Cut it off, read who pays for it, and give the order. You can always plug it in again.
guide-whole = Some things are not done to one machine. Press H, or “Whole cell” on the right: there stands what we do for everybody.
guide-speak = Tell people what is going on, or open the paper desk. Plan it and give the order, as before.
guide-end = You know the tools now; the rest of the day is yours, and I shall call. When it is over, or when you have had enough, the menu (Esc) ends the run and opens the debrief.

## Advice

advice-named = Order: { $order }
advice-wait = Wait: no order is clearly better than none now
advice-worth = { $points } points of 1000 (95 %), in { $worlds } worlds that could be ours
advice-requests-fewer = { $number } fewer requests unmet
advice-requests-more = { $number } more requests unmet
advice-machines-fewer = { $number } fewer machines lost
advice-machines-more = { $number } more machines lost
advice-measured = given now, against not given for 12 hours; all else as { $hand } would do it. { $tried } orders were tried
advice-why = Why, in one of those worlds: { $part }, { $points } points
advice-part-continuity = what people go without
advice-part-integrity = machines destroyed
advice-part-confidentiality = what is taken and published
advice-part-evidence = what can be proved
advice-part-trust = public trust
advice-part-recovery = how soon the main service is back
advice-with = With it: { $text }
advice-without = Without it: { $text }
advice-because = because: { $text }
advice-first-with = The first thing that changes, with it: { $text }
advice-first-without = The first thing that changes, without it: { $text }
advice-others = Weighed besides
advice-other = { $points }: { $order }

## The deputy in the game

deputy-title = The deputy
deputy-ask = Ask the deputy (D)
deputy-thinks-so-far = Thinking: { $percent } %
deputy-answered = Advice is here (D)
deputy-thinks = The deputy is thinking about { $date }
deputy-thinks-note = The clock stands while this is open. Close it, and the deputy goes on thinking in the background; the button lights up when there is an answer.
deputy-following = goes through what has happened
deputy-ahead = looks ahead, { $done } of { $of } futures
deputy-progress = { $percent } %: { $step }
deputy-stop = Never mind
deputy-lost = The deputy cannot follow this run, and has nothing to say.
deputy-silent = The deputy has not been asked.
deputy-again = Ask again
deputy-of = The deputy, asked at { $date }
deputy-wait = Wait
deputy-wait-why = { $tried ->
    [0] No order can be given now.
    [one] One order can be given now, and it is not clearly better than leaving it for 12 hours. Letting time pass is a decision too.
   *[other] Of the { $tried } orders that can be given now, none is clearly better than leaving it for 12 hours. Letting time pass is a decision too.
 }
deputy-nearest = What came nearest
deputy-old-time = The world has moved on: this was said { $time } ago.
deputy-old-orders = { $orders ->
    [one] One order has been given since.
   *[other] { $orders } orders have been given since.
 }
deputy-points = points of 1000
deputy-range = On average { $from } to { $to } points, with 95 % certainty
deputy-one-world = How sure that is, one world does not tell
deputy-how-often = Tried in { $worlds } worlds that could be ours: better in { $better }, worse in { $worse }.
deputy-not-sure = How like ours those worlds are, nobody can say for sure. What is planned and not given is not in it.
deputy-imagined = Imagined: it shows what may come, and is no report of what is so.
deputy-behind = What that world has behind it
deputy-with = If the order is given
deputy-without = If it is not given for 12 hours
deputy-first-with = The first thing that changes, if it is given
deputy-first-without = The first thing that changes, if it is not given
deputy-before = { $count ->
    [one] One earlier cause is left out
   *[other] { $count } earlier causes are left out
 }
deputy-other = { $order }, { $points } points: look at it
deputy-look = look
deputy-measured = Measured: the order given now, against not given for 12 hours. Everything else is decided in both by a scripted player who { $hand }. { $tried ->
    [one] One order was tried.
   *[other] { $tried } orders were tried.
 }
hand-edge-first = shuts the intruder out at the edge
hand-keep-serving = keeps everything open but what is bad
hand-segment-first = segments what is hit
hand-quiet-eviction = evicts everywhere in one night
hand-dark-first = goes dark at the first sign
deputy-look-at = Look at it
deputy-plan = Plan it
deputy-planned = It is in the plan already.
