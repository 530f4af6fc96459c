# Fjalët e lojës në shqip, në të njëjtin rend si en.ftl. Fjalorthi i termave është te CONTRIBUTING.md.
# Emrat vijnë në rasën emërore: shkruhen pas "te", "nga" ose dy pikave, që të mos kenë nevojë për lakim.

## What happened, a line each. Names arrive ready to be read.

event-began = Ushtrimi fillon; doktrina: { $doctrine }
event-ended = Ushtrimi mbaron
event-timer-round-ran-out = Koha e raundit mbaroi; plani u zbatua siç ishte
event-timer-round-committed = Raundi u mbyll
event-timer-paused = Ora u ndal
event-timer-resumed = Ora vazhdoi
event-timer-sat-down = Dikush u ul sërish në tryezë
event-order = Urdhër: { $order }
order-do = { $move } · { $target }
order-do-plain = { $move }
order-stop = Ndal punën: { $team }
order-answer = Përgjigje – { $speaker }: { $answer }
event-work-queued = { $team }: { $move } · { $target } pret radhën
event-work-started = { $team } fillon: { $move } · { $target }
event-work-extended = { $team } vazhdon
event-work-done = { $team } mbaroi: { $move } · { $target }
event-work-dropped-overtaken = { $team } e lë: { $move } · { $target }; nuk ka më kuptim
event-work-dropped-stopped = { $team } ndalet: { $move } · { $target }
event-work-dropped-no-copy = { $team } heq dorë: { $move } · { $target }; kopjet nuk janë më
event-work-dropped-team-left = { $team } e lë pa bërë: { $move } · { $target }
event-shifts-began = Të gjithë punojnë me turne
event-team-arrived = { $team }: gati për punë
event-team-stood-down = { $team } tërhiqet
event-team-returned = { $team } u kthye
event-team-occupied = { $team } i ka duart plot
event-partner-asked = { $partner }: u kërkua ndihmë
event-partner-remote = { $partner } është në linjë
event-partner-on-site = { $partner } është në vend
event-term-broken = { $partner } tërhiqet: u shkel kushti
event-leader-briefed = Kryetari i qeverisë është në dijeni
event-countries-warned = Vendet e tjera janë paralajmëruar
event-prioritised = { $agency } ka përparësi
event-foreign-closed = Hyrja nga jashtë vendit është mbyllur
event-foreign-opened = Hyrja nga jashtë vendit është hapur
event-inbound-closed = Interneti mbahet jashtë
event-inbound-opened = Interneti lejohet të hyjë
event-flow-cut = { $flow }: ndërprerë, { $link }
event-flow-restored = { $flow }: sërish hapur, { $link }
event-path-opened = { $flow }: hapur për një shërbim, { $link }
event-system-isolated = { $system }: shkëputur
event-system-reconnected = { $system }: sërish në rrjet
event-system-shut-down = { $system }: fikur
event-system-started = { $system }: ndezur
event-zone-segmented = { $zone }: zonë e shkëputur
event-zone-rejoined = { $zone }: zonë sërish e lidhur
event-dark-prepared = Errësimi është përgatitur
event-went-dark = Rrjeti qeveritar është errësuar
event-dark-lifted = Rrjeti qeveritar u ndez sërish
event-service-closed = { $service }: mbyllur nga ne
event-service-opened = { $service }: hapur brenda vendit
event-service-opened-abroad = { $service }: hapur jashtë vendit
event-service-moved = { $service }: punon në re
event-reopen-refused = { $service } mbetet mbyllur: u gjet diçka te { $system }
event-system-level-up = { $system } punon
event-system-level-most = { $system } punon dhe kthen mbrapsht disa
event-system-level-half = { $system } punon vetëm për disa
event-system-level-down = { $system } nuk punon
event-service-level-up = { $service }: punon
event-service-level-most = { $service }: punon dhe kthen mbrapsht disa
event-service-level-half = { $service }: punon vetëm për disa
event-service-level-down = { $service }: nuk punon
event-service-level-abroad = { $service }: punon këtu, jo për kush është jashtë vendit
event-fallback-promised = { $fallback }: hapen { $opens }
event-fallback-opened = { $fallback }: hapur
event-fallback-closed = { $fallback }: mbyllur
event-redirected = Njerëzit drejtohen te shërbimet që punojnë
event-hosts-implanted = Ndërhyrësi rri te { $system }: { $hosts ->
    [one] edhe një pajisje
   *[other] edhe { $hosts } pajisje
 }
event-hosts-encrypted = { $hosts ->
    [one] Një pajisje u enkriptua
   *[other] { $hosts } pajisje u enkriptuan
 }: { $system }
event-hosts-wiped = { $hosts ->
    [one] Një pajisje u fshi
   *[other] { $hosts } pajisje u fshinë
 }: { $system }
event-hosts-restored = { $hosts ->
    [one] Një pajisje u rivendos
   *[other] { $hosts } pajisje u rivendosën
 }: { $system }
event-hosts-restored-poisoned = { $hosts } pajisje u rivendosën, e bashkë me to ndërhyrësi: { $system }
event-hosts-cleaned = { $hosts ->
    [one] Një pajisje u pastrua
   *[other] { $hosts } pajisje u pastruan
 }: { $system }
event-data-lost = { $service }: { $requests } kërkesa ishin më të reja se kopja te { $system } dhe bëhen nga e para
event-flood-began = Vërshim kërkesash te { $system }
event-flood-absorbed = Ndërhyrësi sheh se { $system } përgjigjet pavarësisht vërshimit
event-flood-ended = Mbaroi vërshimi te { $system }
event-shielded = Vërshimet mbahen larg: { $system }
event-unshielded = Asgjë nuk mbahet më larg: { $system }
event-sample-clean = Një skedar nga { $system } nuk bën gjë në izolim: duket i pastër
event-sample-shows = Një skedar nga { $system } e tregon veten në izolim
event-cleared-wrongly = { $system } u quajt pa problem, dhe nuk ishte ashtu
event-intent = Më pas, thuhet, ndërhyrësi { $posture }: siguria { $sure }
event-intent-on = Më pas, thuhet, ndërhyrësi { $posture }, me synim te { $system }: siguria { $sure }
event-shell-planted = Një web shell u vendos te { $system }
event-shell-removed = Një web shell u hoq nga { $system }
event-built-in-changed = Administratorët e paracaktuar kanë kudo fjalëkalime të reja
event-entry-patched = Rruga e hyrjes u mbyll
event-backup-good = { $system }: kopja rezervë është e mirë
event-backup-poisoned = { $system }: ndërhyrësi është në kopjen rezervë
event-backup-gone = { $system }: kopja rezervë nuk është më
event-backup-destroyed = { $system }: kopja rezervë u shkatërrua
event-accounts-disabled = Llogaritë me privilegje u çaktivizuan: { $domain }
event-accounts-enabled = Llogaritë me privilegje u aktivizuan: { $domain }
event-credentials-taken = U vodhën kredencialet: { $domain }
event-credentials-reset = U ndërruan kredencialet: { $domain }
event-logon-trouble = Dështojnë shumë hyrje: { $domain }
event-logon-trouble-over = Hyrjet punojnë sërish: { $domain }
event-posture-taken = Ndërhyrësi { $posture }
event-step-began-public = Ndërhyrësi fillon: { $technique }
event-step-worked-public = { $technique }: ia doli
event-step-failed-public = { $technique }: dështoi
event-step-began = Ndërhyrësi fillon: { $technique } · { $system }
event-step-worked = { $technique } · { $system }: ia doli
event-step-failed = { $technique } · { $system }: dështoi
event-job-began = { $technique }: përhapet te { $system }, nga { $source }
event-job-stopped-finished = Te { $system } nuk mbeti gjë në këmbë
event-job-stopped-source-lost = Sulmi te { $system } ndalet: humbi burimi
event-job-stopped-way-cut = Sulmi te { $system } ndalet: rruga është prerë
event-job-stopped-target-cut = Sulmi te { $system } ndalet: është shkëputur
event-job-stopped-blind = Sulmi te { $system } ndalet: askush nuk e drejton
event-sensors-blinded = Sensorët janë fikur te { $system }
event-logs-erased = Regjistrat e ngjarjeve u fshinë te { $system }
event-mail-taken = Merret edhe më shumë nga { $system }
event-beacon-missed = Ndërhyrësit i mungon pikëmbështetja te { $system }
event-logon-failed = Ndërhyrësi nuk hyn dot më te { $system }
event-link-lost = Ndërhyrësi humbi çdo rrugë hyrjeje
event-link-regained = Ndërhyrësi arrin sërish te pikëmbështetjet e veta
event-rerouting = Ndërhyrësi kërkon një rrugë nga brenda vendit
event-attack-claimed = { $name } e merr sulmin përsipër publikisht
event-stolen-published = { $name } publikon çfarë ka vjedhur
event-alert-raised = { $system }: { $sign }
event-false-alarm = { $system }: { $text }
event-damage-reported = { $system }: { $encrypted ->
    [0] { $wiped } pajisje të fshira
   *[other] { $wiped ->
        [0] { $encrypted } pajisje të enkriptuara
       *[other] { $encrypted } pajisje të enkriptuara, { $wiped } të fshira
    }
 }
event-believed-suspected = { $system }: nën dyshim
event-believed-compromised = { $system }: komprometuar, u gjet
event-believed-cleared = { $system }: u pa, nuk u gjet gjë
event-believed-unknown = { $system }: askush nuk e di
event-evidence-captured = { $system }: provat u siguruan, { $share }
event-evidence-lost = { $system }: humbën prova, { $share }
event-indicators-gained = Tregues të rinj: kërkimet gjejnë më shumë
event-sample-submitted = Një mostër është në një faqe publike
event-monitor-cut = Vëzhguesi i jashtëm: përgjigjen { $reachable } e shërbimeve publike. Prerja është e pastër, nuk është vërshim
event-monitor-down = Vëzhguesi i jashtëm: përgjigjen vetëm { $reachable } e shërbimeve publike
event-monitor-up = Vëzhguesi i jashtëm: përgjigjen { $reachable } e shërbimeve publike
event-statement-minimal = Deklaratë: punime teknike
event-statement-open = Deklaratë: sulm; çfarë është mbyllur, çfarë punon, kush ndihmon
event-statement-blaming = Deklaratë: sulm, dhe shteti që qëndron pas tij
event-news = Lajmet: nga { $asked } kërkesa që prej lajmeve të fundit, { $unmet } mbetën pa përgjigje
event-trust-up = Besimi publik rritet me { $points }: { $why }
event-trust-down = Besimi publik bie me { $points }: { $why }
event-surge-began = Kërkojnë shumë më tepër njerëz se zakonisht
event-surge-over = Nuk kërkojnë më shumë njerëz se zakonisht
event-inject = { $speaker }: { $text }
event-answered = Përgjigje: { $answer }
event-answered-default = Askush nuk u përgjigj në kohë: { $answer }
event-objective-met = U arrit: { $objective }
event-objective-missed = Nuk u arrit: { $objective }

## Why trust moved

trust-unmet = kërkesa mbetën pa përgjigje
trust-silence = shumë gjëra nuk punojnë dhe askush nuk thotë pse
trust-told = njerëzve iu tha
trust-hidden = doli në dritë çfarë u fsheh
trust-returned = u kthye diçka që u mungonte njerëzve
trust-counter = ka një sportel ku të shkosh
trust-inject = çfarë u tha publikisht
trust-answer = si iu përgjigj
trust-leak = u publikua çfarë u vodh
trust-claim = ndërhyrësi foli i pari
trust-misjudged = nuk ishte i pastër ai që u quajt i tillë
trust-move = çfarë u bë
trust-calm = ditë të qeta

## Words for rules, in chains of causes

rule-start = nisja
rule-order = ju
rule-work = puna
rule-people = njerëzit
rule-partner = partneri
rule-intruder = sulmi
rule-doctrine = sulmi
rule-detection = u pa
rule-dependency = varësia
rule-identity = hyrjet
rule-public = publiku
rule-inject = bota
rule-fallback = sportelet
rule-objective = synimi
rule-monitor = jashtë
rule-timer = koha

## Words for what the rules count

flow-web = ueb
flow-mail = postë
flow-logon = hyrje
flow-database = bazë të dhënash
flow-backup = kopje rezervë
flow-admin = administrim
flow-rdp = desktop në distancë
flow-smb = dosje të përbashkëta
flow-outbound = dalje në internet
skill-analysis = analizë
skill-network = rrjet
skill-systems = sisteme
skill-identity = identitet
skill-applications = aplikacione
skill-liaison = ndërlidhje
skill-command = drejtim
moves-isolate = izolo
moves-investigate = heto
moves-eradicate = çrrënjos
moves-restore = rivendos
moves-continue = vazhdo
moves-coordinate = bashkërendo
phase-preparation = përgatitje
phase-detection = zbulim dhe analizë
phase-containment = kufizim
phase-eradication = çrrënjosje
phase-recovery = rimëkëmbje
phase-post-incident = veprimtari pas incidentit
status-unknown = pa kontroll
status-suspected = nën dyshim
status-compromised = komprometuar
status-cleared = pa problem
aim-nothing = asgjë në veçanti
aim-system = një sistem
aim-zone = një zonë
aim-flow = një rrjedhë mes dy zonave
aim-domain = një domen identiteti
aim-service = një shërbim
aim-agency = një institucion
aim-partner = një partner
aim-fallback = një rrugë rezervë

## Numbers, times, days

number-point = ,
number-thousands = { $number } mijë
number-millions = { $number } mln
time-minutes = { $number } min
time-hours = { $number } orë
time-days = { $number } ditë
day-mon = hën
day-tue = mar
day-wed = mër
day-thu = enj
day-fri = pre
day-sat = sht
day-sun = die
long-day-mon = E hënë
long-day-tue = E martë
long-day-wed = E mërkurë
long-day-thu = E enjte
long-day-fri = E premte
long-day-sat = E shtunë
long-day-sun = E diel
month-jan = jan
month-feb = shk
month-mar = mar
month-apr = pri
month-may = maj
month-jun = qer
month-jul = kor
month-aug = gus
month-sep = sht
month-oct = tet
month-nov = nën
month-dec = dhj
long-month-jan = janar
long-month-feb = shkurt
long-month-mar = mars
long-month-apr = prill
long-month-may = maj
long-month-jun = qershor
long-month-jul = korrik
long-month-aug = gusht
long-month-sep = shtator
long-month-oct = tetor
long-month-nov = nëntor
long-month-dec = dhjetor

## Why an order cannot be given

refusal-over = ushtrimi ka mbaruar
refusal-not-offered = ky skenar nuk e ofron këtë veprim
refusal-wrong-aim = ky veprim ka për synim { $aim }
refusal-nobody = askush këtu nuk e zotëron: { $skill }; asnjë ekip i këtij skenari nuk e zotëron
refusal-nobody-yet = askush këtu nuk e zotëron: { $skill }; njerëz që e zotërojnë vijnë me { $partner }
refusal-team-cannot = { $team } nuk e bën dot këtë: duhet { $skill }
refusal-team-away = { $team }: mungon
refusal-team-back = { $team }: mungon; kthehet pas { $time }
refusal-team-full = { $team } ka edhe tri punë në pritje; ndal më parë njërën
refusal-ordered = { $team } po e bën tashmë
refusal-nothing-to-stop = { $team } nuk ka çfarë të ndalë
refusal-not-asked = askush nuk e pret këtë përgjigje
refusal-blocked = { $name } nuk do të ngrihej: { $list }
blocker-cut-off = { $name }: shkëputur
blocker-shut-down = { $name }: fikur
blocker-destroyed = { $name }: shkatërruar
blocker-link = një lidhje në rrugë është prerë
refusal-entry-patched = rruga e hyrjes është mbyllur tashmë
refusal-entry-unknown = ende nuk dihet si hyri ndërhyrësi: bëni triazh te ç’sheh nga interneti
refusal-nothing-to-remove = asnjë sistem nuk është ende nën dyshim: nuk ka çfarë të hiqet
refusal-nothing-against = për { $name } nuk dihet asgjë e keqe: bëni më parë triazh
refusal-no-footholds = asnjë sistem nuk dihet i komprometuar: gjeni më parë pikëmbështetjet
refusal-known-compromised = { $name }: dihet tashmë se është komprometuar
refusal-no-file = te { $name } nuk është gjetur ende asnjë skedar për ta provuar
refusal-cleared = { $name }: u quajt tashmë pa problem
refusal-clean-it = { $name }: dihet se është komprometuar; pastrojeni
refusal-nothing-to-look-at = te { $name } nuk ka çfarë të shihet
refusal-no-evidence = { $name } nuk mban asgjë që do të provonte diçka
refusal-evidence-secured = { $name }: provat janë siguruar tashmë
refusal-copies-gone = dihet se asnjë kopje nuk ka mbetur në depo
refusal-no-more-indicators = askush nuk ka më tregues për të dhënë
refusal-no-sample = ende nuk ka mostër: gjeni më parë një sistem të komprometuar
refusal-no-copies = { $name }: nuk mbahen kopje; rindërtojeni
refusal-copy-gone = { $name }: kopjet nuk janë më; rindërtojeni
refusal-not-closed = { $name }: nuk është mbyllur
refusal-let-in-first = interneti mbahet jashtë: lejojeni më parë të hyjë
refusal-open-abroad = { $name }: hapur tashmë jashtë vendit
refusal-open-inside-first = { $name }: hapeni më parë brenda vendit
refusal-open-foreign-first = hyrja nga jashtë vendit është mbyllur në periferi: hapeni më parë
refusal-cannot-move = { $name }: nuk kalon dot në re
refusal-moved = { $name }: punon tashmë në re
refusal-nothing-wrong = { $name }: nuk dihet asnjë problem
refusal-about-to-open = { $name }: hapen së shpejti
refusal-open-already = { $name }: tashmë hapur
refusal-not-open = { $name }: jo hapur
refusal-redirected = njerëzve u është thënë tashmë ku tjetër të shkojnë
refusal-no-stand-in = asnjë shërbim nuk zëvendëson dot një tjetër
refusal-comes-first = { $name } ka tashmë përparësi
refusal-foreign-closed = hyrja nga jashtë vendit është mbyllur tashmë
refusal-foreign-open = hyrja nga jashtë vendit është hapur tashmë
refusal-inbound-closed = interneti mbahet tashmë jashtë
refusal-inbound-open = interneti lejohet tashmë të hyjë
refusal-flow-cut = { $name }: ndërprerë tashmë atje
refusal-flow-not-cut = { $name }: nuk është ndërprerë atje
refusal-cut-off-already = { $name }: shkëputur tashmë
refusal-is-shut-down = { $name }: fikur
refusal-not-cut-off = { $name }: nuk është shkëputur
refusal-shut-down-already = { $name }: fikur tashmë
refusal-not-shut-down = { $name }: nuk është fikur
refusal-accounts-disabled = llogaritë janë çaktivizuar tashmë
refusal-accounts-enabled = llogaritë nuk janë çaktivizuar
refusal-closed-already = { $name }: mbyllur tashmë
refusal-no-web-users = { $name }: nuk ka përdorues në ueb
refusal-shielded = { $name }: aq sa kaq mbahet larg tashmë
refusal-not-shielded = { $name }: asgjë nuk mbahet larg
refusal-dark = rrjeti është errësuar tashmë
refusal-prepared = errësimi është përgatitur tashmë
refusal-not-dark = rrjeti nuk është errësuar
refusal-asked = { $name }: u kërkua tashmë ndihmë
refusal-not-yet = { $name }: ende nuk mund të kërkohet ndihmë
refusal-shifts = të gjithë punojnë tashmë me turne
refusal-briefed = kryetari i qeverisë është informuar tashmë
refusal-warned = vendet e tjera janë paralajmëruar tashmë
refusal-just-said = kjo, ose më shumë, sapo u tha
refusal-not-for = kjo nuk vlen për { $name }
refusal-internet = interneti nuk është yni
refusal-no-such-flow = { $name }: nuk kalon andej

## The result of a run, on a terminal

result-title = { $scenario } · fara { $seed } · { $player }
result-score = pikët
result-unmet = kërkesa pa përgjigje
result-unmet-abroad = prej tyre nga jashtë vendit
result-on-paper = shërbyer në letër
result-destroyed = pajisje të shkatërruara
result-services = e-shërbime që punojnë
result-services-abroad = që punojnë jashtë vendit
result-flagship = { $service }
result-flagship-never = nuk ra asnjëherë
result-flagship-back = ra { $down }, u kthye { $back }
result-flagship-gone = ra { $down }, nuk u kthye
result-trust = besimi publik
result-evidence = prova të siguruara
result-published = publikim i materialit të vjedhur
result-published-times = { $times ->
    [0] aspak
    [one] një herë
   *[other] { $times } herë
 }
result-objectives = objektiva të arritur
result-part = { $part } nga { $whole }
result-met = arritur
result-missed = humbur
result-open = hapur
result-events = { $events } ngjarje, gjurma { $digest }

## The feed

feed-closed-by-us = { $count ->
    [one] { $list }: mbyllur nga ne
   *[other] { $count } shërbime të mbyllura nga ne: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-down = { $count ->
    [one] { $list }: nuk punon
   *[other] { $count } shërbime nuk punojnë: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-half = { $count ->
    [one] { $list }: punon vetëm për disa
   *[other] { $count } shërbime punojnë vetëm për disa: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-not-abroad = { $count ->
    [one] { $list }: nuk arrihet nga jashtë vendit
   *[other] { $count } shërbime nuk arrihen nga jashtë vendit: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-up = { $count ->
    [one] { $list }: punon
   *[other] { $count } shërbime punojnë: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-cleared = { $count ->
    [one] { $list }: u pa, nuk u gjet gjë
   *[other] { $count } sisteme u panë, nuk u gjet gjë: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }
feed-copies-good = { $count ->
    [one] { $list }: kopja rezervë është e mirë
   *[other] { $count } kopje rezervë janë të mira: { $list }{ $more ->
        [0] {""}
       *[other] {" "}dhe { $more } të tjera
    }
 }

## Title, library, briefing

game-name = Go Dark
game-line = Një simulim i reagimit ndaj incidenteve kibernetike
title-play = Luaj
title-outdated = { $count ->
    [one] Një lojë nuk mund të vazhdojë: skenari i saj ka ndryshuar që atëherë. Regjistrimi ruhet.
   *[other] { $count } lojëra nuk mund të vazhdojnë: skenari i tyre ka ndryshuar që atëherë. Regjistrimet ruhen.
 }
title-resume = Vazhdo
title-resume-detail = { $title } · { $date } · { $orders ->
    [one] një urdhër
   *[other] { $orders } urdhra
 }
title-settings = Cilësimet
title-quit = Dil
title-foot = Versioni { $version } · fakte nga raporte publike të vitit 2022 · pa kod sulmi
library-title = Zgjidhni një skenar
library-seed = Fara
library-seed-note = E njëjta farë dhe të njëjtët urdhra japin të njëjtën lojë.
library-draw = Hidh short
library-pace = Si kalon koha
library-brief = Udhëzimi
library-in-english = Tekstet e tij janë në anglisht.
about-title = Në shifra
about-days = { $count ->
    [one] ditë
   *[other] ditë
 }
about-agencies = { $count ->
    [one] institucion
   *[other] institucione
 }
about-systems = { $count ->
    [one] sistem në tabelë
   *[other] sisteme në tabelë
 }
about-machines = { $count ->
    [one] pajisje
   *[other] pajisje
 }
about-services = { $count ->
    [one] lloj shërbimi
   *[other] lloje shërbimesh
 }
about-e-services = { $count ->
    [one] e-shërbim pas tyre
   *[other] e-shërbime pas tyre
 }
about-moves = { $count ->
    [one] veprim për të zgjedhur
   *[other] veprime për të zgjedhur
 }
about-objectives = { $count ->
    [one] objektiv
   *[other] objektiva
 }
pace-live = Drejtpërdrejt
pace-live-note = Ora ecën dhe ndalet vetë te gjërat që kanë rëndësi.
pace-rounds = Raunde
pace-rounds-note = { $hours } orë për raund, dhe { $seconds } sekonda për të vendosur. Për një tryezë.
pace-untimed = Pa orë, qetë
pace-untimed-note = Pa asnjë orë: koha kalon vetëm kur e thoni ju, një orë ose deri te vendimi tjetër.
pace-rounds-note-no-limit = { $hours } orë për raund, dhe sa kohë të duhet për të vendosur. Për një tryezë.
briefing-role = Roli juaj
briefing-stakes = Çfarë rrezikohet
briefing-goals = Çfarë vlen
briefing-keys = Tastet
briefing-begin = Merrni drejtimin
key-space = ndal, vazhdo (P, kur diçka është shënuar)
key-tab = nga një gjë te tjetra
key-arrows = te fqinji
key-enter = shtyp çfarë është shënuar
key-answer = përgjigju asaj që pyetet
key-deputy = pyet zëvendësin, që sheh përpara
key-commit = jep urdhrat e planifikuar
key-undo = kthe mbrapsht të fundit
key-next = te vendimi tjetër, ose luaj raundin, edhe pa urdhra
key-menu = menyja, mbrapa
key-full = ekran i plotë, ose jo
key-guide = udhëzimi i lojës së parë
key-speed = shpejtësia
key-cell = e gjithë njësia
key-small-steps = lëviz shënuesin e analizës me hapa të vegjël
key-days = lëvize me një ditë, ose me dy orë në një turn të shkurtër; Home dhe End: te skajet
keys-title = Tastet
back = Mbrapa
close = Mbyll

## Operations

since-start = { $time } në { $place } · { $hours } orë nga nisja
clock-paused = ndalur
clock-round-halted = Raundi është ndalur: Space ose N vazhdon vendosjen.
clock-paused-go-on = ndalur · P ose Space vazhdon
clock-no-limit = vendim pa kufi kohe
clock-no-limit-note = raundi { $number } · luajeni raundin kur të jeni gati
clock-running = { $minutes ->
    [one] një minutë në sekondë
   *[other] { $minutes } minuta në sekondë
 }
clock-stopped-by = u ndal: { $why }
clock-called-again = edhe { $left } për t’u përgjigjur: { $why }
clock-leaping = drejt gjësë tjetër me rëndësi
clock-leaping-to = deri { $time }
clock-deciding = { $left } për të vendosur
clock-deciding-note = raundi { $number } · çfarë është planifikuar do të zbatohet
clock-resolving = raundi po luhet
tab-board = Tabela
tab-thing = E zgjedhura
control-pause = Ndal
control-play = Vazhdo
control-speed = Shpejtësia { $speed }
control-next = Te vendimi tjetër
control-round = Luaj raundin
control-round-pass = Lëre raundin të kalojë pa urdhra
control-round-decide = Vazhdo vendosjen
control-hour = Një orë përpara
control-menu = Menyja
meter-services = Shërbime
meter-estate = Pajisje
meter-trust = Besimi
meter-evidence = Prova
meter-steady = pa ndryshim
meter-tip = Çfarë e ka lëvizur?
meter-change = { $points } në { $hours } h
hands-title = Duart
hands-free = { $free } nga { $all } të lira
hands-tired = lodhje
hands-free-word = gati
hands-away = larg, kthehet { $time }
hands-queue = pastaj edhe { $count }
hands-until = deri { $time }
partners-title = Partnerët
partner-not-asked = s’u thirr
partner-asked = po vjen
partner-remote = në linjë
partner-on-site = në vend
citizens-title = Çfarë ndiejnë qytetarët
citizens-unmet = pa përgjigje tani: { $unmet } kërkesa në orë · { $abroad } nga jashtë vendit
citizens-fine = të gjithë marrin shërbim
citizens-asleep = askush nuk kërkon tani atë që është mbyllur
service-up = punon
service-most = kthen disa mbrapsht
service-half = punon vetëm për disa
service-down = nuk punon
service-closed = mbyllur nga ne
service-abroad = mbyllur jashtë vendit
board-citizens = Qytetarët
board-abroad = Jashtë
board-intruder = Ndërhyrësi
board-open = hapur
board-closed = mbyllur
board-kept-out = jashtë
board-dark = errët { $time }
board-floods = { $count ->
    [one] një vërshim
   *[other] { $count } vërshime
 }
board-unseen = i paparë
board-last-seen = parë { $time }
board-cut = prerë
card-never = pa kontroll
card-suspected = dyshim, { $sure }
card-suspected-down = nuk punon, i dyshuar
card-compromised = komprometuar
card-cleared = pa problem { $time }
card-encrypted = { $hosts } enkriptuar
card-wiped = { $hosts } fshirë
card-both = { $encrypted } enkriptuar, { $wiped } fshirë
card-isolated = shkëputur nga ne
card-dark = errësuar nga ne
card-ours-damaged = jashtë · { $damage }
card-off = fikur
card-no-service = nuk punon
card-most-service = kthen disa
card-half-service = punon për disa
card-flooded = vërshim, { $share }
card-next = i radhës? { $sure }
cell-title = Njësia e reagimit
cell-dark = Rrjeti qeveritar është errësuar që nga { $time }.
cell-foreign = Hyrja nga jashtë vendit është mbyllur.
cell-inbound = Interneti mbahet jashtë.
cell-prepared = Errësimi është përgatitur.
cell-patched = Rruga e hyrjes është mbyllur.
cell-shifts = Të gjithë punojnë me turne.
cell-said = U tha publikisht: { $what }
cell-intent = U tha { $time }: më pas ndërhyrësi { $posture }, siguria { $sure }.
cell-intent-on = U tha { $time }: më pas ndërhyrësi { $posture }, me synim te { $system }, siguria { $sure }.
cell-works = { $count } punë janë në vazhdim; njëherësh bashkërendohen { $limit }.
cell-quiet = Asgjë nuk është shkëputur. Zgjidhni diçka në tabelë, ose vendosni për të gjithën.
and-more = {" "}dhe { $more } të tjera
cell-cut = Shkëputur nga ne: { $list }.
statement-minimal = punime teknike
statement-open = një sulm, hapur
statement-blaming = një sulm, dhe kush e bëri
detail-know = Çfarë dimë
detail-nothing = Ende asgjë. Askush nuk e ka parë.
detail-holds = Mban në këmbë: { $list }
detail-holds-nothing = Asnjë shërbim nuk varet prej tij.
detail-needs = Varet nga: { $list }
detail-do = Çfarë mund të bëjmë
detail-none = Këtu nuk mund të urdhërohet asgjë.
detail-hosts = { $hosts ->
    [one] një pajisje
   *[other] { $hosts } pajisje
 }
detail-concluded = { $team }, me “{ $move }”, { $time }
detail-flood = Një vërshim zë { $share } të asaj që përballon
detail-shield = Vërshimet mbahen larg: { $share }
detail-belief = { $status }, siguria { $sure }
detail-backup-never = Kopja rezervë nuk është kontrolluar kurrë.
detail-backup-good = Kopja rezervë është e mirë.
detail-backup-poisoned = Ndërhyrësi është në kopjen rezervë.
detail-backup-gone = Kopja rezervë nuk është më.
detail-backup-none = Nuk mbahet kopje rezervë.
detail-covers = { $covers } nga { $all } e-shërbime
detail-requests = { $requests } kërkesa në orë pa përgjigje tani, { $total } deri tani
detail-shouts = Kush e ndien: { $who }
detail-flows = Hapur: { $list }
detail-flows-cut = Ndërprerë: { $list }
detail-terms = Kushti: { $text }
detail-team = { $people } veta · { $skills }
detail-stop = Ndal
detail-zone = Zona: { $name }
detail-agency = Institucioni: { $name }
detail-whole = Gjithë njësia
move-planned = në plan
if-title = Nëse: { $move }
if-lost = nuk do të punojnë: { $list }
if-lost-half = vetëm për disa do të punojnë: { $list }
if-regained = do të punojnë sërish: { $list }
if-hint = Drejtojuni një veprimi, ose shkoni tek ai me Tab: këtu shkruhet çfarë do të pasonte.
if-more = dhe { $more } të tjera
if-abroad = përdoruesit jashtë vendit: { $list }
if-unmet-more = { $requests } kërkesa më shumë në orë pa përgjigje, në këtë kohë të ditës
if-unmet-less = { $requests } kërkesa më pak në orë pa përgjigje, në këtë kohë të ditës
if-nothing = asnjë shërbim nuk bie
if-takes = { $team }: { $time }
if-queued = { $team }: { $time }, pas punës që ka nisur
if-undo = mund të kthehet mbrapsht
if-no-undo = nuk mund të kthehet mbrapsht
note-beacon-lost = ndërhyrësi do ta vërejë: ai rri te { $system }
note-may-notice = ndërhyrësi mund ta vërejë, nëse rri te { $system }
note-logons-fail = dështojnë edhe hyrjet e tij
note-overheard = e dëgjon edhe ndërhyrësi
note-way-closes = mbyll një rrugëdalje nga një zonë e komprometuar
note-memory-lost = humbet çfarë është atje në kujtesë
note-evidence-stays = çfarë mund të provojë mbetet
note-evidence-lost = humbet çfarë mund të provonte: askush nuk i ka siguruar provat
note-restart = pa pastrim: çfarë pret ndezjen niset
note-copy-unchecked = askush nuk e ka kontrolluar kopjen
note-copy-poisoned = ndërhyrësi është në kopje
note-by-hand = kopjet çohen me dorë: gjysmë herë më gjatë
note-uncleared = { $count } sisteme poshtë tij që askush nuk i ka parë
note-logon-trouble = shumë hyrje të ndershme dështojnë për { $time }
note-work-slower = ngadalësohet edhe puna jonë
note-term-broken = { $partner } do të tërhiqet
note-opens-after = hapen { $time } më vonë, në orar pune
note-partner-remote = në linjë pas { $time }
note-partner-on-site = në vend pas { $time }
note-known-only = nxjerr jashtë çfarë kemi gjetur: { $count } sisteme
note-team-tired = { $team }: lodhje, dyfishi i kohës
note-thin-evidence = askush nuk sheh: nëse { $system } ka problem, ndërhyrësi mbetet
note-sandbox-can-lie = veglat që presin argumente duken të pastra
note-controllers = kontrollorët nuk janë parë: kush rri atje i lexon çelësat e rinj
note-overstretched = { $count } punë më shumë se sa bashkërendohen: kjo zgjat më tepër
note-copy-old = humbet çfarë u fut në { $time } e fundit, dhe kërkohet nga e para
note-turns-away = kthen mbrapsht { $share } të kërkesave të ndershme
note-prepared = me përgatitje: 1 deri në 2 orë
note-unprepared = pa përgatitje: 4 deri në 8 orë
plan-title = Plani
plan-hint = shtypni një veprim që të hyjë në plan
plan-empty = Asgjë në plan. Urdhrat presin këtu derisa të jepen.
plan-no-undo = nuk kthehet mbrapsht: { $list }
plan-commit = { $count ->
    [one] Jep këtë urdhër
   *[other] Jep { $count } urdhra
 }
plan-remove = Hiqe
plan-earlier = Më përpara
plan-refused = Refuzuar: { $why }
vain-answer = Tani askush nuk pret përgjigje.
vain-news = S’ka ndodhur gjë e re ku të shkohet.
vain-give = S’ka urdhra në plan: s’ka çfarë të jepet.
vain-give-round = S’ka urdhra në plan: s’ka çfarë të jepet. N e lë raundin të kalojë pa urdhra.
vain-undo = S’ka ndryshim të planit për t’u kthyer prapa.
vain-deputy = S’ka zëvendës: cilësimet thonë se luani pa të.
plan-waits = ka urdhra në plan: jepini (C) ose hiqini (U) më parë
feed-title = Njoftime
filter-all = të gjitha
filter-alerts = alarme
filter-public = publiku
filter-services = shërbime
filter-work = puna
feed-empty = Deri tani qetësi.
feed-new = { $count ->
    [one] ↑ një njoftim i ri
   *[other] ↑ { $count } njoftime të reja
 }
feed-answer = përgjigju
feed-respond = vepro
feed-why = pse
ask-until = Përgjigjuni deri { $time }, brenda { $left }. Ndryshe: { $default }
ask-occupies = zë: { $team }, { $time }
why-title = Pse
why-hidden = Çfarë çoi deri këtu nuk e ka parë askush nga ana jonë. Kur ushtrimi të mbarojë, e tregon analiza.
menu-title = Ndalur
menu-resume = Kthehu në punë
menu-keys = Tastet
menu-settings = Cilësimet
menu-end = Mbaro këtu dhe shiko pas
menu-title-screen = Lër, dhe vazhdo një ditë tjetër
menu-saved = Kjo lojë ruhet si { $path }
menu-not-saved = Kjo lojë nuk ruhet në disk.
menu-trouble = Kjo lojë nuk ruhet dot si { $path }: { $why }. Provohet sërish me çdo urdhër.
confirm-end-title = Të mbarojë ushtrimi këtu?
confirm-end-text = Çfarë nuk është vendosur mbetet e pavendosur. Loja nuk mund të merret më nga e para.
confirm-end-yes = Mbaro dhe shiko pas
confirm-quit-title = Të lihet loja?
confirm-quit-text = Loja ruhet deri te urdhri i fundit dhe mund të vazhdohet.
confirm-quit-lost = Kjo lojë nuk është ruajtur. Çfarë nuk është në disk humbet kur mbyllet loja.
confirm-quit-yes = Lëre
trouble-title = Diçka shkoi keq
trouble-not-kept = Kjo lojë nuk ruhet dot te { $path }: { $why }. Mund të vazhdoni: provohet sërish me çdo urdhër, dhe asgjë nuk humbet sa kohë loja rri hapur.
trouble-settings = Cilësimet nuk ruhen dot te { $path }: { $why }. Vlejnë derisa të mbyllet loja.
trouble-unreadable = { $path } nuk lexohet më. Mbetet aty ku është.
trouble-other-rules = { $path } u luajt me Go Dark { $version }, që kishte rregulla të tjera: nuk mund të vazhdohet. Mbetet aty ku është.
reread-good = Skenari u lexua sërish; turni është aty ku ishte.
reread-lost = { $count ->
    [one] Skenari u lexua sërish. Një gjë që u tha në këtë turn nuk ka më kuptim në të, dhe u la jashtë; kthehet kur të ketë.
   *[other] Skenari u lexua sërish. { $count } gjëra që u thanë në këtë turn nuk kanë më kuptim në të, dhe u lanë jashtë; kthehen kur të kenë.
 }
problems-title = Skenari ka gabime
problems-text = Loja vazhdon me skenarin siç ishte. Kjo mbyllet vetë kur skedarët të jenë në rregull.

## The board, looked at
board-find = Gjej (/)
board-closer = Më afër
board-farther = Më larg
board-whole = E gjithë tabela
legend-suspected = nën dyshim, me mangësi
legend-down = shkatërruar, nuk punon
legend-cleared = pa problem
legend-held = ndërhyrësi është këtu
legend-destroyed = shkatërruar
board-partly = gjysmëprerë
chip-hangs = varet nga e zgjedhura
group-systems = { $count ->
    [one] një sistem
   *[other] { $count } sisteme
 }
group-compromised = { $count } komprometuar
group-down = { $count } nuk punojnë
group-warned = { $count } nën dyshim ose të dobët
group-next = { $count } ndoshta të radhës
group-cut = { $count } shkëputur
group-off = { $count } fikur
group-cleared = { $count } pa problem
group-never = { $count } pa kontroll
seen-by = { $time } nga { $team }
seen-reported = raportuar { $time }
seen-found = { $status }, { $seen }
seen-sure = siguria { $sure }
search-label = Gjej një sistem, zonë ose shërbim
search-hint = emër sistemi, zone ose shërbimi
search-none = Asgjë nuk quhet kështu.
search-many = { $at } nga { $count }: ↑ ↓ kalojnë nëpër to
search-service = shërbim
search-zone = zonë
key-look = më afër, më larg, e gjithë tabela
key-find = gjej diçka në tabelë

## Debrief

debrief-title = Analiza përmbyllëse
debrief-sub = { $scenario } · fara { $seed } · doktrina: { $doctrine }
page-happened = Çfarë ndodhi
page-truth = Çfarë ishte e vërtetë
page-toll = Çfarë kushtoi
page-objectives = Objektivat
toll-title = Prej kujt mbetën njerëzit pa shërbim
toll-services = Shërbimet
toll-none = Askush nuk mbeti pa shërbim.
toll-by-intruder = Ndërhyrësi: { $technique }
toll-requests = { $requests } · { $share }
toll-service = pa përgjigje: { $inside } brenda, { $abroad } jashtë vendit · { $paper } u shërbyen në letër
card-unmet = Kërkesa pa përgjigje
card-destroyed = Pajisje të shkatërruara
card-portal = { $service } u kthye
card-mail = Publikime
card-evidence-kept = Prova të ruajtura
card-trust-left = Besimi publik
card-score = Pikët
debrief-history = historia { $value }
debrief-nobody = askush { $value }
debrief-never-down = nuk ra
debrief-not-back = nuk u kthye
chart-title = Shërbimet
chart-you = ju
chart-history = historia
chart-nobody = pa reagim
chart-hint = Tërhiqeni shënuesin, ose lëvizeni me shigjetat majtas e djathtas.
marker-you = { $date }: ju { $you }
marker-history = {" "}· historia { $history }
marker-nobody = {" "}· pa reagim { $nobody }
known = çfarë dinim
true-word = çfarë ishte e vërtetë
decisions-title = Vendimet
decisions-note = Me numër: për shkak të tij ndryshoi një shërbim, sistem, zonë ose hyrjet. Shtypni një: shënuesi shkon në minutën para tij.
timeline-title = Rreth shënuesit
timeline-empty = Asgjë nuk ndodhi brenda gjashtë orësh.
truth-title = Sistemet në fund: si mendoheshin, dhe si ishin
truth-held = ndërhyrësi ishte ende aty
truth-clean = pa ndërhyrës
truth-lost = humbën { $lost } pajisje, { $now } përgjithmonë
truth-leads = Gjurmë të rreme dhe çorientuese
objective-met = arritur { $date }
objective-missed = humbur { $date }
objective-open = e pavendosur kur mbaroi loja
so-far-met = e pavendosur, deri tani e arritur
so-far-unmet = e pavendosur, deri tani e paarritur
so-far-until = do të vendosej deri më { $date }
so-far-parts = ishin plotësuar { $hold } nga { $all } pjesët
so-far-destroyed = u shkatërruan { $is } e pajisjeve; kufiri është { $bound }
so-far-services = punonin { $is } e e-shërbimeve; kufiri është { $bound }
so-far-trust = besimi publik ishte { $is }; kufiri është { $bound }
so-far-evidence = u siguruan { $is } e provave kryesore; kufiri është { $bound }
so-far-requests = { $is } kërkesa mbetën pa përgjigje; kufiri është { $bound }
so-far-held = { $count ->
    [0] nga ndërhyrësi s’kishte mbetur asgjë brenda
    [one] ndërhyrësi ishte ende në një sistem
   *[other] ndërhyrësi ishte ende në { $count } sisteme
 }
objective-last = { $date }: { $what }
objective-after-order = { $what } (urdhri ynë: { $order })
objective-because = E vendosi: { $why }
debrief-again = Luaj sërish
debrief-to-title = Te kreu
debrief-kept = Regjistrimi është te { $path }
debrief-not-kept = Regjistrimi nuk u ruajt në disk.

## Looking back

page-board = Tabela atëherë
page-mattered = Çfarë peshoi
chart-before = më parë
marker-before = {" "}· më parë { $before }
marker-label = Shënuesi: { $date }
then-known = Dihej: { $compromised ->
    [one] një sistem i komprometuar
   *[other] { $compromised } sisteme të komprometuara
 }, { $suspected } nën dyshim · pajisje të raportuara si të shkatërruara: { $reported } · rrjedha të prera: { $cut }
then-true = E vërteta: ndërhyrësi { $posture }, rri te { $held ->
    [one] një sistem
   *[other] { $held } sisteme
 } · pajisje të enkriptuara: { $encrypted }, të fshira: { $wiped } · rrjedha të prera: { $cut }
true-shell = web shell
true-implanted = ndërhyrës te { $hosts }
true-cut = shkëputur
mattered-weighing = Çdo vendim hiqet me radhë, me të njëjtin fat: { $done } nga { $of } të peshuara. Ndërkohë mund të shihni faqet e tjera.
mattered-asking = Tani me fat tjetër: { $done } nga { $of } u hoqën në { $futures } të ardhme.
mattered-note = Secili u hoq me radhë, me të njëjtin fat dhe me të gjithë urdhrat e tjerë siç ishin. Shtypni njërin për zinxhirin e shkaqeve.
mattered-label = { $text }. { $said }
mattered-chain = Çfarë çoi deri aty, dhe çfarë pasoi
mattered-choose = Shtypni një vendim: këtu shkruhet çfarë çoi deri aty, dhe çfarë pasoi.
mattered-look = Vendose shënuesin pak para tij
advised-title = Çfarë këshilloi zëvendësi
advised-note = Sa u pyet që kur u hap kjo lojë. Një urdhër quhet i ndjekur brenda 12 orësh.
advised-said = U tha se vlente { $points } pikë.
advised-left = Nuk u ndoq.
advised-followed = U ndoq { $date }.
advised-worth = U ndoq { $date }: në fund vlejti { $points } pikë.
advised-wait = Asnjë urdhër s’ishte qartë më i mirë se ta lije.
toll-trust = Çfarë e lëvizi besimin publik
toll-trust-times = Herë
toll-trust-points = Pikë
toll-trust-all = Çdo ndryshim
toll-times = { $times ->
    [one] një herë
   *[other] { $times } herë
 }
debrief-save-page = Ruaje si faqe
debrief-go-on = Vazhdo nga { $date }
debrief-go-on-tip = Gjithçka deri në atë minutë, bashkë me të, ka ndodhur; që aty vendosni ju.
debrief-no-go-on = Këtu mbaroi koha
page-saved = Faqja është { $path }
page-waiting = Faqja shkruhet kur të peshohen të gjitha vendimet: { $done } nga { $of }
page-waiting-futures = Faqja shkruhet kur ato që kishin rëndësi të hiqen edhe me fat tjetër: { $done } nga { $of }
what-if-title = Po sikur, nga { $date }
trouble-page = Faqja nuk shkruhet dot te { $path }: { $why }. Atje nuk u ndryshua asgjë.
trouble-no-documents = Faqja nuk shkruhet dot: sistemi nuk cakton dosje për dokumente.

## Causes, and the timeline

moved-title = Çfarë e lëvizi: { $meter }
moved-hint = Më e fundit e para. Shtypni një rresht për zinxhirin e shkaqeve.
moved-none = Deri tani s’e ka lëvizur asgjë.
moved-more = { $first }; dhe { $more } të tjera
moved-after = tani { $value }
moved-label = { $amount }: { $text }
span-title = { $from } – { $to }
meter-label = { $meter }: { $value }, { $change }
mark-recovery = Rimëkëmbje
mark-order = Urdhri ynë
mark-alert = Alarm
mark-question = Pyetje
mark-damage = Dëm
course-label = Ecuria e ushtrimit
course-mark = { $kind }, { $date }: { $text }{ $more ->
    [0] {""}
   *[other] {" "}(dhe { $more } të tjera)
 }
course-deadline = { $speaker }: përgjigje deri { $date }
course-work = { $team }: { $what }, pritet deri { $date }
course-now = { $works ->
    [0] Asnjë punë në vazhdim
    [one] Një punë në vazhdim
   *[other] { $works } punë në vazhdim
 } · { $questions ->
    [0] asnjë pyetje e hapur
    [one] një pyetje e hapur
   *[other] { $questions } pyetje të hapura
 }

## Settings

settings-title = Cilësimet
settings-looks = Si duket
settings-plays = Si luhet
settings-pace = Si kalon koha në një lojë të re
settings-auto-pause = Kur ndalet ora vetë
auto-pause-everything = Te gjithçka me rëndësi
auto-pause-questions = Te pyetjet dhe dëmet e reja
auto-pause-never = Kurrë
settings-motion = Lëvizja
motion-on = Lëviz
motion-off = Pa lëvizje
settings-deputy = Një zëvendës që sheh përpara kur pyetet (D)
deputy-on = Mund të pyetet
deputy-off = Pa zëvendës
settings-window = Dritarja
window-part = Në dritare
window-full = Ekran i plotë
settings-theme = Ngjyrat
theme-dark = E errët
theme-light = E çelët
theme-high-contrast = Kontrast i lartë
settings-text = Madhësia e tekstit dhe e gjithçkaje
settings-round = Koha për të vendosur në një raund
round-seconds = { $seconds } s
settings-language = Gjuha
round-no-limit = Pa kufi
settings-tempo = Sa shpejt ecën ora
tempo-slow = Ngadalë
tempo-usual = Normal
tempo-fast = Shpejt
settings-filling = Kur zë gjithë ekranin (F11)
filling-borderless = Si dritare pa kornizë
filling-exclusive = Ekskluziv, për grafikë të vjetër
settings-hints = Këshilla
hints-on = Derisa t’i dini
hints-off = Pa këshilla
hints-again = Shfaqi sërish
settings-sound = Tinguj; secili edhe shihet
sound-off = Pa zë
sound-low = Ulët
sound-middle = Mesatar
sound-loud = Lart
sound-none = Nuk dëgjohet asgjë: { $why }.
trouble-no-sound = Tingujt nuk dëgjohen: { $why }. Çdo gjë që dëgjohet edhe shihet; loja vazhdon.
settings-where = Ruhen te { $path }

## Deciding: the command palette, the plan, the codex

menu-palette = Gjej veprim, gjë, komandë
menu-codex = Kodiku
key-palette = gjej veprim, gjë a komandë duke shkruar
key-codex = kodiku: çfarë është hasur
key-redo = ribëj ndryshimin e fundit të kthyer të planit
key-shift = lëviz urdhrin e shënuar më përpara ose më vonë
key-go = zgjidh gjënë e lajmit të fundit
palette-type = Shkruani ca shkronja: “shkëpute porta e postës”, “ndal”, një emër
palette-hint = ↑ ↓ zgjidh · Enter e merr, veprimet hyjnë në plan · Esc mbyll
palette-nothing = Asgjë nuk quhet kështu.
palette-before = Para
palette-after = Më tej
kind-cell = ne vetë
kind-system = sistem
kind-service = shërbim
kind-zone = zonë
kind-link = lidhje mes zonash
kind-team = ekip
kind-partner = partner
kind-agency = institucion
kind-term = kuptimi
command-board = Te tabela
command-end = Mbaro këtu dhe shiko pas
command-save = Ruaj dhe lër: vazhdo një ditë tjetër
command-codex = Kodiku: çfarë është hasur
command-keys = Tastet
command-quit = Dil nga Go Dark
command-answer = Përgjigju pyetjes që pret
command-deputy = Këshillë: pyet zëvendësin
command-commit = Zbato: jep urdhrat e planit
command-undo = Kthe ndryshimin e fundit në plan
command-redo = Ribëj ndryshimin në plan
command-pause = Ndal, ose lër kohën të ecë
command-next = Kërce te vendimi tjetër
command-hour = Kërce një orë
command-day = Kërce një ditë
command-speed = Shpejtësia: { $minutes ->
    [one] një minutë në sekondë
   *[other] { $minutes } minuta në sekondë
 }
command-cell = Zgjidh veten: gjithë rrjetin
command-filter = Njoftime: { $filter }
command-menu = Menyja
command-page = Analiza: { $page }
command-resume = Vazhdo lojën e fundit
command-play = Luaj: zgjidh një skenar
command-title = Te kreu
command-settings = Cilësimet
command-window = Dritarja: luaj në dritare
command-full = Ekran i plotë
command-motion = Lëvizja: tabela lëviz
command-still = Lëvizja: tabela pa lëvizje
command-theme = Pamja: { $theme }
command-language = Gjuha: { $language }
command-text = Teksti në { $percent } %
command-auto-pause = Ora ndalet vetë: { $when }
move-for-good = pa kthim
plan-queued = { $team }, pas punës tjetër
plan-later = Më vonë
plan-undo = Kthe
plan-redo = Ribëj
intent = Më pas, thuhet: ai { $posture }
intent-on = Më pas, thuhet: ai { $posture }, { $system }
intent-sure = siguria { $sure }
codex-title = Kodiku
codex-systems = Sistemet
codex-moves = Veprimet
codex-techniques = Teknikat
codex-partners = Partnerët
codex-agencies = Institucionet
codex-sources = Burimet
codex-terms = Termat
codex-choose = Zgjidhni një zë për ta lexuar.
codex-count = { $known } të hasura · { $missing } ende jo
codex-count-techniques = { $known } të hasura · { $missing } ende jo. Një alarm nuk thotë cila teknikë ishte, as nëse është i vërtetë: këtë e thotë analiza.
codex-all-terms = Fjalët e zanatit dhe shkurtimet në ekrane, dhe çfarë duan të thonë.
codex-all-sources = Ku mbështetet skenari.
codex-more-sources = Ku mbështetet skenari. { $missing ->
    [one] Një pjesë tregon
   *[other] { $missing } pjesë tregojnë
 } si shkoi, dhe lexohet pas analizës së parë.
codex-move-takes = Zgjat { $time }; aftësia: { $skill }
codex-move-phase = Faza në NIST SP 800-61: { $phase }
codex-move-when = Duhet më parë, ndryshe: { $text }
codex-move-noticed = Një ndërhyrës në vendin e duhur e vëren.
codex-move-quiet = Nuk i jep ndërhyrësit asgjë për të vërejtur.
codex-move-undone = E kthen mbrapsht: { $move }
codex-move-harmless = Nuk ka çfarë të kthehet mbrapsht.
codex-move-for-good = Nuk kthehet mbrapsht.
codex-side-down = Ndërkohë bie çfarë varet prej tij.
codex-side-abroad = Ndërkohë jashtë vendit s’ka shërbim.
codex-side-all = Ndërkohë askush jashtë s’ka shërbim.
codex-side-evidence = Humbin provat aty që s’i ka siguruar askush.
codex-side-trust-up = Besimi publik rritet me { $points } pikë.
codex-side-trust-down = Besimi publik bie me { $points } pikë.
codex-sign = Si shfaqet: { $sign }
codex-attack = ATT&CK { $numbers }
codex-seen-plain = Çfarë bëri, e panë të gjithë.
codex-seen-noticed = E tregoi analiza: kishte pasur alarm a dëm.
codex-seen-missed = E tregoi analiza: s’e kishte vërejtur askush.
codex-owns = Ka: { $list }
codex-sources-none = Një rast i trilluar
codex-sources-none-about = Emrat, numrat dhe kohët e skenarit janë të trilluara; asgjë s’është e dokumentuar.
codex-what-is = Ç’është “{ $term }”?
if-unnoticed = asgjë që dimë nuk do t’i tregonte ndërhyrësit
if-unnoticed-as-known = një ndërhyrës në vendin e duhur do ta vërente; nuk dimë të ketë ndonjë aty
trouble-bad-files = Çfarë shkruhet te { $files } nuk lexohet dot, dhe loja vazhdon pa të. Skedari lihet mënjanë para se t’ia zërë vendin një tjetër.
trouble-codex = Çfarë është hasur nuk ruhet dot te { $path }: { $why }. Dihet derisa të mbyllet loja.

## The codex: words of the trade, and what they mean

term-agency = Institucion
term-agency-about = Zyrë e shtetit ose e bashkisë që ka sisteme dhe shërbime, dhe dikë që flet në emër të saj.
term-akshi = AKSHI
term-akshi-about = Agjencia Kombëtare e Shoqërisë së Informacionit e Shqipërisë, që administron rrjetin qeveritar.
term-alert = Alarm
term-alert-about = Çfarë raporton një sensor a njeri. Mund të jetë i vërtetë, i gabuar, ose për diçka tjetër; shihni para se të prisni.
term-attack = ATT&CK
term-attack-about = Katalogu publik i MITRE-s për çfarë bëjnë ndërhyrësit. Çdo teknikë ka një numër, si T1486 për enkriptimin e të dhënave.
term-beacon = Sinjal
term-beacon-about = Mesazhi i shkurtër me të cilin një pikëmbështetje i raporton zotit të vet. Nëse hesht, ndërhyrësi e vëren.
term-cisa = CISA
term-cisa-about = Agjencia e Sigurisë Kibernetike dhe e Infrastrukturës e SHBA-së, që publikon njoftime për sulmet bashkë me FBI-në.
term-copies = Kopje
term-copies-about = Çfarë ruhet në depo nga një sistem. Kopja mund të jetë e vjetër, pa kontroll, e helmuar nga ndërhyrësi ose e humbur.
term-fallback = Sportel
term-fallback-about = Vend ku njerëzit marrin shërbim në letër kur një shërbim ka rënë: më ngadalë, për më pak veta, vetëm në orar pune.
term-credential = Kredencial
term-credential-about = Çfarë hap një hyrje: fjalëkalim, biletë, çelës. Kush ka një të tillë për një domen hyn në çdo sistem të tij.
term-dart = DART
term-dart-about = Detection and Response Team: njerëzit e Microsoft-it që ndihmojnë kur dikush hyn në një rrjet.
term-deputy = Zëvendësi
term-deputy-about = Dikush nga njësia që sheh përpara kur pyetet: luan më tej në botë të përfytyruara që i ngjajnë sonës, dhe thotë cili urdhër ecën më mirë atje. Nuk di më shumë se ju.
term-e-service = E-shërbim
term-e-service-about = Një gjë që qytetari e bën në internet, si një ekstrakt a një deklaratë. Një lloj shërbimi përfshin shumë të tillë.
term-encryptor = Enkriptues
term-encryptor-about = Program që i bën skedarët të palexueshëm, si ransomware. Çfarë ka arritur kthehet vetëm nga një kopje ose me imazh të ri.
term-eviction = Dëbim
term-eviction-about = Ndërhyrësi nxirret kudo brenda një nate. Çfarë nuk është gjetur më parë, nuk nxirret.
term-evidence = Prova
term-evidence-about = Çfarë provojnë kujtesa, disqet dhe regjistrat. Humbin kur një sistem fiket, rindërtohet ose rivendoset para se t’i sigurojë dikush.
term-flood = Vërshim
term-flood-about = Aq shumë kërkesa nga jashtë sa nuk kalon dot askush tjetër; quhet edhe mohim shërbimi, ose DDoS. Nuk hyn askush.
term-flow = Rrjedhë
term-flow-about = Çfarë kalon mes dy zonave: ueb, postë, hyrje, bazë të dhënash, kopje rezervë, administrim, desktop në distancë, dosje të përbashkëta, dalje.
term-foothold = Pikëmbështetje
term-foothold-about = Pajisje ku rri ndërhyrësi. Secila është rrugë drejt tjetrës.
term-dark = Errësim
term-dark-about = Prerja e gjithë rrjetit, brenda dhe jashtë vendit. Ndalet gjithçka, edhe ndërhyrësi. Me përgatitje zgjat një a dy orë; pa të, gjysmë dite.
term-shield = Vërshimi mbahet larg
term-shield-about = Kërkesat kalojnë nga diçka që i seleksionon. Kthen mbrapsht edhe disa njerëz të ndershëm.
term-ict = TIK
term-ict-about = Teknologjia e informacionit dhe komunikimit.
term-domain = Domen identiteti
term-domain-about = Gjithçka që u beson të njëjtave hyrje. Çelësat i mbajnë kontrollorët: kush rri aty i lexon të rinjtë sapo bëhen.
term-indicators = Tregues
term-indicators-about = Shenja që njohin një ndërhyrje: emra skedarësh, adresa, vegla. Sa më shumë, aq më shumë gjen kërkimi.
term-isolation = Shkëputje
term-isolation-about = Sistemi hiqet nga çdo rrjet dhe lihet ndezur. Bie çfarë varet prej tij; çfarë provon kujtesa e tij mbetet.
term-krbtgt = krbtgt
term-krbtgt-about = Llogaria me sekretin që nënshkruan çdo biletë të një domeni Windows. Biletat e vjedhura vdesin pas dy ndërrimesh: të shpejta, dhe dështojnë hyrje të ndershme; me dhjetë orë në mes, jo.
term-kvtc = KVTC
term-kvtc-about = Qendra bazë e telekomunikacionit shtetëror të Lituanisë, që mban rrjetin e sigurt.
term-nav = NAV
term-nav-about = Administrata norvegjeze e punës dhe e mirëqenies.
term-nist = NIST SP 800-61
term-nist-about = Udhëzues për trajtimin e incidenteve nga Instituti Kombëtar i Standardeve dhe Teknologjisë i SHBA-së. Rishikimi i dytë, në fuqi më 2022, emërton fazat e veprimeve këtu.
term-nksc = NKSC
term-nksc-about = Qendra Kombëtare e Sigurisë Kibernetike e Lituanisë.
term-nsm = NSM
term-nsm-about = Autoriteti Kombëtar i Sigurisë i Norvegjisë.
term-partner = Partner
term-partner-about = Dikush që thirret në ndihmë: shpejt në linjë, më vonë në vend, dhe me kushtet e veta.
term-phase = Fazë
term-phase-about = Pjesa e reagimit ku bën pjesë një veprim: përgatitje, zbulim dhe analizë, kufizim, çrrënjosje, rimëkëmbje, çfarë vjen pas.
term-trust = Besimi publik
term-trust-about = Sa besojnë njerëzit se u thuhet e vërteta dhe se do të marrin shërbim. E lëvizin kërkesat pa përgjigje, ndershmëria, publikimet, dhe çfarë kthehet.
term-sandbox = Izolim
term-sandbox-about = Kuti e mbyllur për një skedar të dyshimtë. Çfarë pret argumentet e veta nuk bën gjë aty, dhe duket e pastër.
term-seed = Farë
term-seed-about = Numri që vendos gjithë fatin e një loje. E njëjta farë dhe të njëjtët urdhra japin të njëjtën lojë.
term-segment = Veçim
term-segment-about = Një zonë e tërë pritet nga të tjerat. Brenda saj gjithçka vazhdon.
term-tims = TIMS
term-tims-about = Total Information Management System: sistemi i policisë në pikat kufitare të Shqipërisë.
term-triage = Triazh
term-triage-about = Një shikim i parë i një sistemi nga dikush që di çfarë kërkon. Gjen shumë, jo gjithçka.
term-udi = UDI
term-udi-about = Drejtoria norvegjeze e imigracionit.
term-vault = Depo
term-vault-about = Ku ruhen kopjet. Ndërhyrësi që e arrin i shkatërron të parat; e prerë nga gjithçka është e sigurt, dhe kopjet e reja ndalen.
term-vmi = VMI
term-vmi-about = Inspektorati tatimor shtetëror i Lituanisë; EDS është sistemi i deklarimeve.
term-web-shell = Web shell
term-web-shell-about = Faqe e vogël e vendosur në një server ueb, nga e cila ndërhyrësi jep komanda. Mbetet edhe kur ndërrohen fjalëkalimet.
term-wiper = Fshirës
term-wiper-about = Program që shkatërron disqe. Ndryshe nga enkriptuesi, s’lë gjë për të paguar: ndihmon vetëm një kopje ose imazh i ri.
term-zone = Zonë
term-zone-about = Pjesë e rrjetit. Mes zonave kalon vetëm çfarë lejon një lidhje, dhe çdo rrjedhë e saj mund të ndërpritet.

## Without a screen


## Report, a page of its own

report-contents = Përmbajtja
report-short = Shkurt
report-cost = Çfarë kushtoi
report-course = Ecuria
report-toll = Çfarë kërkuan njerëzit dhe nuk e morën
report-toll-note = Çdo kërkesë pa përgjigje i ngarkohet asaj që e rrëzoi shërbimin: një urdhri tuaj, ose një hapi të ndërhyrësit. Mbetet në atë llogari derisa shërbimi të jetë i plotë, edhe jashtë vendit, edhe po të kishte rënë ndërkohë për shkak të tjetrit.
report-toll-none = Askush nuk mbeti pa shërbim.
report-toll-causes = Kërkesat pa përgjigje sipas shkakut, më i rëndi i pari
report-toll-services = Kërkesat sipas shërbimit: pa përgjigje brenda vendit dhe jashtë; të shërbyera në letër; të shërbyera nga një shërbim tjetër
report-others = Të gjitha të tjerat
report-weighs = { $part } (pesha { $weight })
report-cause = Shkaku
report-since = Që nga
report-requests = Kërkesa
report-share = Pjesa
report-service = Shërbimi
report-inside = Brenda
report-abroad = Jashtë vendit
report-on-paper = Në letër
report-elsewhere = Diku tjetër
report-by-hour = Sipas orës së ditës
report-by-hour-about = Kërkesat pa përgjigje sipas orës së ditës kur u bënë, brenda vendit dhe nga jashtë.
report-conclusions = Çfarë u përfundua, dhe si ishte
report-said = U tha
report-was = Si ishte
report-came = Ai { $posture } nga { $date }
report-went-on = Vazhdoi: ai { $posture }
report-not-clean = Kishte ndërhyrës kur u quajt pa problem
report-mattered = Vendimet që peshuan
report-objectives = Objektivat
report-signals = Sinjalet
report-phases = Fazat e reagimit
report-techniques = Çfarë bëri ndërhyrësi
report-knowledge = E menduara dhe e vërteta
report-timeline = Çfarë ndodhi
report-method = Si lexohet kjo
report-short-destroyed = U shkatërruan { $share } e { $hosts } pajisjeve. Pa asnjë urdhër do të ishin { $nobody }.
report-short-unmet = { $unmet } kërkesa të qytetarëve dhe firmave nuk gjetën as shërbim, as sportel, { $abroad } prej tyre nga jashtë vendit. { $paper } u shërbyen në letër.
report-short-never-down = { $service }: nuk ra asnjëherë.
report-short-back = { $service }: ra më { $down } dhe u kthye më { $back }.
report-short-gone = { $service }: ra më { $down } dhe nuk ishte kthyer kur mbaroi loja.
report-short-score = U arritën { $met } nga { $all } objektiva. Pikët: { $score } nga 1000.
report-cost-caption = Kjo lojë pranë asaj që u bë në histori dhe pranë asnjë urdhri, me të njëjtin fat. Pjesët e pikëve janë 0 deri në 1000; më shumë është më mirë.
report-score-continuity = Pikë për vazhdimësinë
report-score-integrity = Pikë për paprekshmërinë
report-score-confidentiality = Pikë për fshehtësinë
report-score-evidence = Pikë për provat
report-score-trust = Pikë për besimin
report-score-recovery = Pikë për rimëkëmbjen
report-course-note = Numrat në grafikun e parë janë vendime për shkak të të cilave ndryshoi një shërbim, sistem, zonë ose hyrjet; janë radhitur poshtë grafikëve.
report-chart-services = Pjesa e e-shërbimeve që punojnë brenda vendit, me kalimin e kohës, për këtë lojë, historinë dhe asnjë urdhër. Vlerat janë në tabelën më poshtë.
report-chart-destroyed = Pjesa e pajisjeve të shkatërruara ndonjëherë, me kalimin e kohës, për këtë lojë, historinë dhe asnjë urdhër. Vlerat janë në tabelën më poshtë.
report-chart-trust = Besimi publik, me kalimin e kohës, për këtë lojë, historinë dhe asnjë urdhër. Vlerat janë në tabelën më poshtë.
report-values = Grafikët në shifra
report-noon = Në
report-mattered-note = Çdo vendim u hoq me radhë, me të njëjtin fat dhe me të gjithë urdhrat e tjerë siç ishin. Pesë që i lëvizën më shumë pikët, për mirë ose për keq, dhe më të këqijtë e të tjerëve.
report-mattered-none = Asnjë vendim i vetëm nuk i lëvizi pikët.
report-mattered-lost = Vendimet s’mund të peshoheshin.
report-worth-gained = { $points ->
    [one] Fitoi { $points } pikë
   *[other] Fitoi { $points } pikë
 }.
report-worth-lost = { $points ->
    [one] Humbi { $points } pikë
   *[other] Humbi { $points } pikë
 }.
report-without = Pa të, do të ishin shkatërruar { $destroyed } e të gjitha pajisjeve në vend të { $with-destroyed }, dhe { $unmet } kërkesa pa përgjigje në vend të { $with-unmet }.
report-without-harmless = Pa të, { $unmet } kërkesa do të kishin mbetur pa përgjigje në vend të { $with-unmet }.
report-without-trust = Pa të, nuk do të ishte shkatërruar asgjë më shumë dhe askush më tepër nuk do të kishte mbetur pa shërbim; besimi publik do të kishte mbaruar në { $trust } në vend të { $with-trust }.
report-without-evidence = Pa të, nuk do të ishte shkatërruar asgjë më shumë dhe askush më tepër nuk do të kishte mbetur pa shërbim; do të ishin siguruar { $evidence } e provave kyçe në vend të { $with-evidence }.
report-impossible = { $count ->
    [one] Një urdhër i mëvonshëm nuk do të ishte dhënë dot.
   *[other] { $count } urdhra të mëvonshëm nuk do të ishin dhënë dot.
 }
report-futures-gained = Në { $futures } të ardhme me fat tjetër që nga ai çast, fitoi mesatarisht { $points } pikë, plus a minus { $margin }.
report-futures-lost = Në { $futures } të ardhme me fat tjetër që nga ai çast, humbi mesatarisht { $points } pikë, plus a minus { $margin }.
report-futures-little = Në { $futures } të ardhme me fat tjetër që nga ai çast, i lëvizi pikët mesatarisht me më pak se një pikë.
report-futures-open = Në { $futures } të ardhme me fat tjetër që nga ai çast, nuk dallohej nga rastësia: mesatarisht i lëvizi pikët me më pak se { $margin }.
report-futures-none = Në { $futures } të ardhme me fat tjetër që nga ai çast, nuk bëri asnjë ndryshim.
report-objective = Objektivi
report-verdict = Vlerësimi
report-decided = E vendosi
report-by-time = koha
report-signals-note = Alarme të vërteta te sisteme ku më vonë u shkatërruan pajisje, dhe për të cilat nuk u urdhërua asgjë brenda dymbëdhjetë orësh. Për çdo sistem renditet vetëm i pari.
report-signals-none = Asnjë alarm i vërtetë nuk mbeti pa përgjigje aty ku më vonë u shkatërrua diçka.
report-when = Kur
report-alert = Alarmi
report-after = Çfarë pasoi
report-lost-after = { $hosts ->
    [one] një pajisje e shkatërruar
   *[other] { $hosts } pajisje të shkatërruara
 }
report-phase = Faza (NIST SP 800-61, rishikimi 2)
report-orders = Urdhra
report-first = I pari
report-last = I fundit
report-phases-none = Nuk u dha asnjë urdhër.
report-technique = Teknika
report-worked = Ia doli
report-failed = Dështoi
report-seen = U pa nga ne së pari
report-unseen = kurrë
report-past = Para se të niste ushtrimi
report-system = Sistemi
report-lost = Pajisje të humbura
report-timeline-note = Me shkronja të pjerrëta: çfarë askush nga ana jonë nuk e pa kur ndodhi.
report-kind-ours = urdhër
report-kind-seen = u pa
report-kind-hidden = u fsheh
report-method-score = Pikët janë shuma e peshuar e gjashtë pjesëve, 0 deri në 1000. Pjesët llogariten mbi të gjitha pajisjet, të gjitha e-shërbimet ose të gjitha provat kyçe të skenarit; kërkesat janë aplikime të qytetarëve dhe firmave.
report-method-luck = Dy krahasimet u luajtën me të njëjtën farë: çdo rastësi që nuk varet nga një urdhër ra njësoj.
report-method-weigh = Heqja e një vendimi ndryshon vetëm çfarë rrjedh prej tij. Një urdhër që nuk jepej dot më në minutën e vet u provua sërish për gjashtë orë. Dy vendime që veprojnë vetëm bashkë tregojnë secili tërë vlerën e vet.
report-method-futures = Të ardhmet e një vendimi kanë të kaluarën dhe gjendjen e fshehur të lojës, dhe fat të ri pas vendimit, të njëjtin me të dhe pa të. Plus a minus është intervali që e përmban mesataren e vërtetë 19 herë në 20.
report-method-model = Simulimi është një model. Çfarë në të është e dokumentuar, çfarë është raportuar dhe çfarë është supozuar gjendet në listën e burimeve të skenarit.

## Runs on disk

title-runs = Lojërat
menu-runs = Lojërat
runs-title = Lojërat
runs-none = Ende nuk është luajtur asgjë.
runs-new = Luaj një të re
runs-facts = { $title } · fara { $seed } · { $date } · { $orders ->
    [0] asnjë urdhër
    [one] një urdhër
   *[other] { $orders } urdhra
 }
runs-open = vazhdohet
runs-ended = mbaroi
runs-ended-score = mbaroi, pikët { $score }
runs-outdated = e vjetruar
runs-damaged = e dëmtuar
runs-now = luajtur tani
runs-minutes-ago = { $count ->
    [one] para një minute
   *[other] para { $count } minutash
 }
runs-hours-ago = { $count ->
    [one] para një ore
   *[other] para { $count } orësh
 }
runs-days-ago = { $count ->
    [one] dje
   *[other] para { $count } ditësh
 }
runs-why-changed = Skenari ka ndryshuar që kur u luajt: të njëjtët urdhra nuk do të jepnin të njëjtën lojë. Regjistrimi ruhet.
runs-why-missing = Skenari i saj nuk është këtu. Kthejeni dosjen e skenarit, dhe do të përdoret sërish.
runs-why-format = E shkroi një version tjetër i lojës, në formatin { $format }. Luajeni me atë version.
runs-why-damaged = Ky skedar nuk lexohet si regjistrim: { $why }. Mbetet aty ku është.
runs-why-damaged-at = Ky skedar nuk lexohet si regjistrim. Rreshti { $line }: { $why }. Mbetet aty ku është.
runs-why-empty = Ky skedar është bosh: në të s’ka asgjë nga një lojë. Mbetet aty ku është.
runs-resume = Vazhdoje
runs-look-back = Shiko pas
runs-rename = Riemërto
runs-copy = Kopjoje
runs-delete = Fshije
runs-name-line = Emri i lojës
runs-name-hint = çfarëdo emri
runs-name-keep = Mbaje këtë emër
runs-name-leave = Lëre siç ishte
runs-bring-back = Riktheje
runs-bin = { $count ->
    [one] Në kosh: një lojë
   *[other] Në kosh: { $count } lojëra
 }
runs-bin-note = Çfarë është këtu hiqet përgjithmonë pas { $days } ditësh.
runs-empty = Zbraz koshin
runs-said-named = Tani quhet kështu. Vetë regjistrimi është siç ishte.
runs-said-thrown = Në kosh. Rikthejeni me U, ose nga lista anash.
runs-said-back = U kthye.
runs-said-emptied = Koshi u zbraz.
runs-said-copied = U kopjua te { $path }
runs-said-failed = Nuk shkoi, dhe asgjë nuk ndryshoi: { $path }: { $why }.
runs-said-in-play = Kjo lojë po luhet. Lëreni më parë, pastaj fshijeni.
confirm-empty-title = Të zbrazet koshi?
confirm-empty-text = Lojërat në të ikin përgjithmonë. Kjo nuk kthehet mbrapsht.
confirm-empty-yes = Hiqi përgjithmonë

## Hints

hint-fog = Rreth me vija: s’e ka parë askush. Mund të jetë mirë aty pas, ose jo.
hint-plan = Drejtojuni një veprimi: shihni pasojat; shtypeni të hyjë në plan.
hint-give = C i jep urdhrat, U e kthen të fundit.
hint-leap = N: vendimi tjetër. Space: vazhdo.
hint-answer = Dikush pret përgjigje: shtypni A.
hint-why = Shtypni “pse”: shihni shkaqet e rreshtit.
hint-deputy = S’dini ç’të bëni? D pyet zëvendësin.
hint-away = Hiqe këtë këshillë: { $hint }

## Guidance in the first run

guide-title = Rosa
guide-count = { $number } nga { $count }
guide-away = Hiqe udhëzimin
guide-show = Pyet Rosën (R)
guide-look = Çdo kartë në tabelë është një sistem. Zgjidhni Serverin e pranimit, atë që ndriçon, me mi, ose me Tab dhe Enter. Djathtas shkruhet çfarë dimë për të.
guide-time = Ende s’ka gjë të keqe, me sa dimë. Lëreni kohën të kalojë: shtypni N. Vazhdon derisa diçka t’ju kërkojë.
guide-wait = Lexoni çfarë ka ardhur poshtë, te njoftimet. Pastaj shtypni N sërish, derisa t’ju pyes diçka.
guide-answer = Ju pyeta diçka. Shtypni A, ose “përgjigju” te njoftimet. Pa nxitim: ora rri në vend.
guide-why = Nga erdhi kjo? Shtypni “pse” pranë një rreshti të njoftimeve. Esc e mbyll sërish.
guide-choose = Zgjidhni sërish Serverin e pranimit. Djathtas, poshtë asaj që dimë, shkruhet çfarë mund të bëjmë.
guide-consider = Drejtojuni Triazhit, ose shkoni tek ai me Tab, por mos e shtypni: kutia poshtë thotë çfarë do të pasonte.
guide-plan = Tani shtypni Triazh. Hyn në planin poshtë; deri tani s’është urdhëruar asgjë.
guide-give = Jepeni urdhrin me C, ose me butonin pranë planit. Majtas shihni kush e bën.
guide-clock = Space e lë orën të ecë, 1 deri 4 i caktojnë shpejtësinë, dhe Space e ndal. Ndalet edhe vetë kur diçka ka rëndësi, dhe thotë pse. Lëreni të ecë derisa të kryhet çfarë urdhëruat.
guide-clock-untimed = Space lë të kalojë një orë, N shkon te vendimi tjetër. Koha ndalet edhe vetë kur diçka ka rëndësi, dhe rreshti lart thotë pse. Lëreni të kalojë derisa të kryhet çfarë urdhëruat.
guide-clock-rounds = Në raunde koha kalon vetë sapo jepen urdhrat, dhe rri në vend kur vendosni. C i jep urdhrat dhe luan raundin, N e lë një raund të kalojë pa urdhra, Space e ndal numërimin. Vazhdoni derisa të kryhet çfarë urdhëruat.
guide-cut = Tani është e provuar: ai punon nga Serveri i pranimit. Zgjidheni, planifikoni Shkëpute, lexoni kush e paguan, dhe jepni urdhrin.
guide-cut-unproved = S’është provuar gjë, por unë ende s’i besoj Serverit të pranimit. Zgjidheni, planifikoni Shkëpute, lexoni kush e paguan, dhe jepni urdhrin. Mund ta lidhni sërish kurdo.
guide-whole = Disa gjëra nuk i bëhen një pajisjeje. Shtypni H, ose “Gjithë njësia” djathtas: aty shkruhet çfarë bëjmë për të gjithë.
guide-speak = Thuajuni njerëzve çfarë po ndodh, ose hapni me letër. Vëreni në plan dhe jepni urdhrin, si më parë.
guide-end = Tani i njihni veglat; pjesa tjetër e ditës është juaja, dhe unë do të telefonoj. Kur të mbarojë, ose kur të jetë mjaft, menyja (Esc) e mbaron lojën dhe hap analizën.

## Këshilla

advice-named = Urdhri: { $order }
advice-wait = Prisni: asnjë urdhër s’është tani qartë më i mirë se asnjë
advice-worth = { $points } pikë nga 1000 (95 %), në { $worlds } botë që mund të jenë e jona
advice-requests-fewer = { $number } kërkesa më pak pa përgjigje
advice-requests-more = { $number } kërkesa më shumë pa përgjigje
advice-machines-fewer = { $number } pajisje më pak të humbura
advice-machines-more = { $number } pajisje më shumë të humbura
advice-measured = i dhënë tani, kundrejt 12 orësh pa u dhënë; gjithçka tjetër siç do ta bënte { $hand }. U provuan { $tried } urdhra
advice-why = Pse, në njërën prej atyre botëve: { $part }, { $points } pikë
advice-part-continuity = çfarë u mungon njerëzve
advice-part-integrity = pajisjet e shkatërruara
advice-part-confidentiality = çfarë merret e botohet
advice-part-evidence = çfarë mund të provohet
advice-part-trust = besimi publik
advice-part-recovery = sa shpejt kthehet shërbimi kryesor
advice-with = Me të: { $text }
advice-without = Pa të: { $text }
advice-because = sepse: { $text }
advice-first-with = E para që ndryshon, me të: { $text }
advice-first-without = E para që ndryshon, pa të: { $text }
advice-others = U peshuan edhe
advice-other = { $points }: { $order }

## The deputy in the game

deputy-title = Zëvendësi
deputy-ask = Pyet zëvendësin (D)
deputy-thinks-so-far = Mendon: { $percent } %
deputy-answered = Erdhi këshilla (D)
deputy-thinks = Zëvendësi mendon për { $date }
deputy-thinks-note = Ora rri e ndalur sa është hapur kjo. Mbylleni, dhe zëvendësi mendon më tej mënjanë; butoni ndizet kur ka përgjigje.
deputy-following = kalon nëpër çfarë ka ndodhur
deputy-ahead = sheh përpara, { $done } nga { $of } të ardhme
deputy-progress = { $percent } %: { $step }
deputy-stop = S’ka nevojë
deputy-lost = Zëvendësi nuk e ndjek dot këtë lojë, dhe s’ka çfarë të thotë.
deputy-silent = Zëvendësi nuk është pyetur.
deputy-again = Pyet sërish
deputy-of = Zëvendësi, pyetur më { $date }
deputy-wait = Prisni
deputy-wait-why = { $tried ->
    [0] Tani s’mund të jepet asnjë urdhër.
    [one] Tani mund të jepet një urdhër, dhe s’është qartë më i mirë se ta lësh për 12 orë. Edhe të lësh kohën të ecë është vendim.
   *[other] Nga { $tried } urdhrat që mund të jepen tani, asnjë s’është qartë më i mirë se ta lësh për 12 orë. Edhe të lësh kohën të ecë është vendim.
 }
deputy-nearest = Çfarë iu afrua më shumë
deputy-old-time = Bota ka ecur përpara: kjo u tha para { $time }.
deputy-old-orders = { $orders ->
    [one] Që atëherë është dhënë një urdhër.
   *[other] Që atëherë janë dhënë { $orders } urdhra.
 }
deputy-points = pikë nga 1000
deputy-range = Mesatarisht nga { $from } deri në { $to } pikë, me siguri 95 %
deputy-one-world = Sa e sigurt është, një botë e vetme nuk e tregon
deputy-how-often = U provua në { $worlds } botë që mund të ishin si e jona: më mirë në { $better }, më keq në { $worse }.
deputy-not-sure = Sa i ngjajnë sonës ato botë, askush s’e thotë me siguri. Çfarë është në plan dhe s’është dhënë nuk llogaritet.
deputy-imagined = E përfytyruar: tregon çfarë mund të vijë, dhe s’është raport për çfarë është.
deputy-behind = Çfarë ka lënë pas ajo botë
deputy-with = Nëse jepet urdhri
deputy-without = Nëse nuk jepet për 12 orë
deputy-first-with = E para që ndryshon, nëse jepet
deputy-first-without = E para që ndryshon, nëse nuk jepet
deputy-before = { $count ->
    [one] Është lënë jashtë një shkak më i hershëm
   *[other] Janë lënë jashtë { $count } shkaqe më të hershme
 }
deputy-other = { $order }, { $points } pikë: shihe
deputy-look = shihe
deputy-measured = U mat: urdhri i dhënë tani, kundrejt 12 orësh pa u dhënë. Gjithçka tjetër e vendos në të dyja një lojtar automatik që { $hand }. { $tried ->
    [one] U provua një urdhër.
   *[other] U provuan { $tried } urdhra.
 }
hand-edge-first = ia mbyll ndërhyrësit hyrjet në periferi
hand-keep-serving = mban hapur gjithçka përveç asaj që është prekur
hand-segment-first = i ndan me segmente ato që goditen
hand-quiet-eviction = dëbon kudo brenda një nate
hand-dark-first = errëson rrjetin që në shenjën e parë
deputy-look-at = Shihe
deputy-plan = Vëre në plan
deputy-planned = Është tashmë në plan.
