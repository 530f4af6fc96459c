# Veprimet e katalogut në shqip. Çelësat: lloji dhe id-ja; fjalët në anglisht janë te moves.ron.

## Izolo

move-isolate-system = Shkëpute
    .about = Hiqeni sistemin nga çdo rrjet dhe lëreni ndezur. Bie çfarë varet prej tij; çfarë mund të provojë mbetet në kujtesën e tij. Kush rri aty, e vëren.
move-reconnect-system = Lidhe sërish
    .about = Sërish në rrjet, ashtu siç është. Nëse ka ende diçka në të, kthehet edhe ajo.
move-shut-down-system = Fike
    .about = Pa rrymë. Asgjë nuk përhapet dhe nuk fshihet më në të, por humbet çfarë ishte në kujtesë, dhe një enkriptues që pret ndezjen tjetër niset kur ajo vjen.
move-start-up-system = Ndize
    .about = Me rrymë dhe sërish në rrjet. Në një pajisje që nuk u pastrua kurrë, bashkë me të niset edhe gjithçka tjetër.
move-cut-flow = Ndërprite këtë rrjedhë
    .about = Bllokoni një lloj trafiku mes dy zonave. Merr me vete çfarë ka nevojë për të, kursen të tjerat; ndalet çdo sulm që e përdor.
move-restore-flow = Hape këtë rrjedhë
    .about = Lejojeni sërish trafikun.
move-segment-zone = Veço zonën
    .about = Prisni çdo lidhje të rrjetit të një institucioni, ose të një pjese të qendrës së të dhënave. Brenda saj gjithçka vazhdon.
move-rejoin-zone = Lidhe sërish zonën
    .about = Hapni sërish lidhjet e zonës, përveç rrjedhave që u ndërprenë me dorë.
move-air-gap-vault = Veço depon e kopjeve
    .about = Hiqni kabllot e depos së kopjeve. Askush nuk i arrin më kopjet përmes rrjetit: as ndërhyrësi, as ju; rivendosjet bëhen me dorë dhe zgjatin gjysmë herë më shumë.
move-close-foreign-access = Mbyll hyrjen nga jashtë
    .about = Bllokoni në periferi adresat jashtë vendit. Qytetarët jashtë humbin gjithçka; ndërhyrësi që drejton nga jashtë duhet të gjejë një rrugë përmes një pajisjeje brenda vendit.
move-open-foreign-access = Hap hyrjen nga jashtë
    .about = Lejojeni sërish botën të hyjë. Shërbimet e mbyllura nga ne mbeten të mbyllura jashtë derisa të hapet secili.
move-block-inbound = Mbaje internetin jashtë
    .about = Bllokoni në periferi gjithë trafikun hyrës. Çdo shërbim publik bëhet i paarritshëm; nëpunësit punojnë ende dhe sinjalet e ndërhyrësit dalin ende.
move-allow-inbound = Lejo internetin të hyjë
    .about = Hapeni sërish periferinë për trafikun hyrës.
move-disable-accounts = Çaktivizo llogaritë me privilegje
    .about = Fikni çdo llogari administratori të domenit, përveç atyre pak që duhen për riparim, dhe shkurtoni jetën e biletave. Të vjedhurat nuk punojnë për tani, përveç atyre të paracaktuara; as çfarë punon me to: dështon afërsisht çdo e gjashta kërkesë, dhe njerëzit tuaj punojnë më ngadalë.
move-enable-accounts = Aktivizo llogaritë me privilegje
    .about = Kthejuni administratorëve llogaritë. Nëse kredencialet u vodhën dhe nuk u ndërruan, i ka sërish edhe hajduti.
move-close-service = Mbylle me njoftim
    .about = Uleni shërbimin me rregull, me një faqe që e thotë këtë.
move-limit-requests = Kufizo kërkesat
    .about = Çdo adresë kërkon vetëm kaq shpesh. Mban larg një pjesë të vërshimit; bashkë me të kthehen mbrapsht edhe disa njerëz të ndershëm.
move-lift-limits = Hiq kufijtë
    .about = Kushdo kërkon sërish sa herë të dojë.
move-prepare-dark = Përgatit errësimin
    .about = Shkruani radhën e prerjeve, thuajuni institucioneve me telefon kush çfarë bën, vini njerëz te çelësat. Atëherë errësimi zgjat 1-2 orë në vend të 4-8 orëve.
move-go-dark = Errëso rrjetin
    .about = Prisni te çelësat gjithë rrjetin qeveritar: çdo lidhje, çdo shërbim publik, derisa të hapet secili sërish. Asgjë nuk lëviz më mes zonave; çfarë po ndodh tashmë brenda njërës vazhdon.
move-lift-dark = Hiq errësimin
    .about = Hapni çdo lidhje njëherësh. Shërbimet e mbyllura mbeten të mbyllura derisa të hapet secili, por çfarë është ende brenda mund të lëvizë sërish.

## Heto

move-triage-system = Triazh
    .about = Shihni një sistem: procese, hyrje, skedarë të fundit. Shumicën e herëve gjen çfarë ka; edhe një vlerësim i pastër mund të gabojë.
move-hunt-zone = Gjurmo nëpër zonë
    .about = Kaloni nëpër çdo sistem të një zone për shenja të ndërhyrësit. Më pak i plotë se triazhi i secilit, shumë më i shpejtë se i të gjithëve.
move-capture-evidence = Siguro kujtesën dhe diskun
    .about = Merrni imazhe të pajisjeve kyçe para se të ndryshojë diçka në to, me regjistër se kush çfarë preku dhe kur.
move-check-backups = Kontrollo kopjet rezervë
    .about = Hapni kopjet më të reja në një mjedis të izoluar dhe shihni nëse janë të plota, dhe nëse ndërhyrësi është në to.
move-ask-for-indicators = Kërko tregues
    .about = Kërkojuni atyre që e kanë parë këtë ndërhyrës diku tjetër emra skedarësh, adresa dhe gjurmë. Çdo kërkim i mëvonshëm gjen më shumë.
move-submit-sample = Ngarko një mostër publikisht
    .about = Vini një skedar të gjetur në një faqe publike skanimi. Përfundimi ndihmon pak. Kush e ka shkruar, i vëzhgon këto faqe.
move-run-in-sandbox = Provoje në izolim
    .about = Lëreni një skedar të gjetur aty të punojë në një kuti të mbyllur dhe shihni çfarë bën. Shpejt e pa zhurmë. Një vegël që pret argumentet e veta nuk bën gjë, dhe duket e pastër.
move-clear-system = Hiqe nga lista
    .about = Quajeni pa problem pa e parë më: shërbimet që varen prej tij hapen më shpejt. Nëse nuk ishte ashtu, ndërhyrësi mbetet, dhe në fund e marrin vesh të gjithë.
move-assess-intruder = Çfarë do të bëjë më pas?
    .about = Uluni me gjithçka që dihet për këtë ndërhyrës dhe thoni çfarë vjen më pas, dhe sa e sigurt është. Më e sigurt me tregues, dhe me partnerë që e njohin.

## Çrrënjos

move-patch-entry = Mbyll rrugën e hyrjes
    .about = Ndreqni ose hiqni nga përdorimi sistemin nga i cili hyri ndërhyrësi. Duhet ditur cili ishte.
move-remove-web-shells = Hiq web shell-et
    .about = Fshini faqet që ndërhyrësi la si dyer të pasme, në çdo sistem që dikush e ka parë.
move-clean-system = Pastroje këtë tani
    .about = Hiqni implantet nga një sistem ndërsa të tjerët lihen. Shpejt; i tregon ndërhyrësit se jeni aty; mund t’i shpëtojnë disa dhe të duket e kryer.
move-coordinated-eviction = Dëboje kudo brenda një nate
    .about = Gjithçka që keni gjetur ikën në të njëjtën orë: implante, web shell-e, sesione dhe fjalëkalimet e administratorëve të paracaktuar. Çfarë nuk keni gjetur mbetet, dhe atëherë e di.
move-reset-credentials-fast = Ndërro kredencialet menjëherë
    .about = krbtgt dy herë radhazi, bashkë me administratorët dhe llogaritë e shërbimeve. Biletat e falsifikuara dhe fjalëkalimet e vjedhura vdesin brenda orësh; po ashtu shumë hyrje të ndershme, për gjysmë dite.
move-reset-credentials-safe = Ndërro kredencialet me radhë
    .about = krbtgt dy herë me jetën e një bilete në mes, pastaj administratorët dhe shërbimet me faza. Askush nuk mbetet jashtë; hajduti i mban çelësat derisa të mbarojë.

## Rivendos

move-rebuild-system = Rindërto nga imazhe të pastra
    .about = Pajisje të reja; ku u humbën të vjetrat, të dhëna nga kopja më e re. Ngadalë dhe sigurt; disqet e vjetra, dhe çfarë mund të provonin, nuk janë më. Më shumë ekipe e bëjnë më shpejt.
move-restore-backup = Rivendos nga kopja rezervë
    .about = Kopja më e re nga depoja, siç është. Shpejt; nëse ndërhyrësi është në kopje, kthehet edhe ai.
move-restore-verified = Rivendos dhe verifiko
    .about = Kopja më e re, e parë në një mjedis të izoluar para se të vihet në punë. Zgjat më shumë, nuk kthen askënd.
move-reopen-service = Hape tani
    .about = Kthejeni shërbimin siç është, së pari brenda vendit. Bashkë me të hapet rruga e tij nëpër rrjet. Çdo sistem poshtë tij që askush nuk e ka parë e zgjat miratimin.
move-reopen-checked = Kontrollo dhe hape
    .about = Kaloni nëpër gjithçka prej së cilës varet shërbimi, e-shërbim pas e-shërbimi, pastaj hapeni brenda vendit. Ndalet kur gjendet diçka.
move-reopen-abroad = Hape jashtë vendit
    .about = Lejoni sërish përdoruesit jashtë vendit.
move-move-to-cloud = Kaloje në re
    .about = Kaloni çdo kuti postare në renë e një partneri. Gjatë, dhe përgjithmonë; pas kësaj nuk ka nevojë për asgjë të rrjetit të vjetër.
    .needs-1 = askush nuk ka sjellë ende një re: kërkojini ndihmë një partneri që e ka

## Vazhdo

move-open-counters = Hap sportelet me letër
    .about = Thirrni njerëz, gjeni formularë e vula, vini njoftime. Hapen gjysmë dite deri një ditë e gjysmë më vonë dhe u shërbejnë një numri të kufizuar njerëzish në orar pune.
move-close-counters = Mbyll sportelet
    .about = Dërgojini njerëzit sërish në shtëpi kur nuk duhen më.
move-redirect-demand = Drejtoji njerëzit gjetkë
    .about = Thuajuni njerëzve cilat shërbime në rrjete të veçanta mund të marrin një pjesë të asaj që u duhet.
move-prioritise-agency = Jepi përparësi
    .about = Sistemet dhe shërbimet e këtij institucioni vijnë të parat: puna për të zgjat një çerek më pak, puna për të tjerët një të dhjetën më shumë.

## Bashkërendo

move-engage-partner = Kërko ndihmë
    .about = Thirrni partnerin, merruni vesh për kushtet, hapni një linjë. Ndihma vjen për orë, njerëzit për ditë.
move-run-shifts = Puno me turne
    .about = Tetë orë pushim për të gjithë, edhe për drejtuesin e incidentit. Dorëzimi i turnit kushton një çerek kohe më shumë; pa turne, pas një dite njerëzve u duhet dyfishi i kohës.
move-brief-leader = Informo Kryeministrin
    .about = Thoni çfarë dihet, çfarë jo, dhe çfarë mund t’ju duhet të bëni. Kush është informuar nuk pyet publikisht.
move-statement-minimal = Thuaj: punime teknike
    .about = Një njoftim i shkurtër se shërbimet janë poshtë për mirëmbajtje. Blen pak kohë, dhe kushton dyfish kur del e vërteta.
move-statement-open = Thuaj çfarë po ndodh
    .about = Një sulm; çfarë është mbyllur, nga ne dhe pse; çfarë punon ende dhe ku të shkohet; kush ndihmon. E lexon edhe ndërhyrësi.
move-statement-blaming = Përmend shtetin pas sulmit
    .about = E gjithë ajo, dhe kush e bëri. Aleatët mblidhen; kush përmendet nuk ka më ç’të humbë.
    .needs-1 = këtë e vendos vetëm Kryeministri: informojeni më parë
move-warn-countries = Paralajmëro vendet e tjera
    .about = Ndani çfarë keni parë me ata që mund të jenë të radhës. Edhe ata ndajnë çfarë kanë.
