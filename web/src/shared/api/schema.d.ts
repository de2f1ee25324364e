// Made by `./kapu openapi --write` from the routes; do not edit.
export interface paths {
    "/api/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submissions that wait for registration, the longest waiting first */
        get: operations["listArrivals"];
        put?: never;
        /** Record a paper, e-mail or personal submission with its scanned files */
        post: operations["recordArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission with its data, files and likely predecessors */
        get: operations["getArrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a further submission to an open case */
        post: operations["attachSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/files/{position}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a submission, as an attachment */
        get: operations["getArrivalFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a submission: opens a case under the next main number */
        post: operations["registerSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a submission over to the competent office (áttétel, Ákr. 17. §) */
        post: operations["transferSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest renewals and how far they have come */
        get: operations["listCardRenewals"];
        put?: never;
        /** Order replacements for all cards of an office, or the country, that end within some months */
        post: operations["startCardRenewal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-renewals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a renewal has come */
        get: operations["readCardRenewal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards that I look after, the newest first; those that end soon in the order in which they end */
        get: operations["listCards"];
        put?: never;
        /** Order a card for an officer who has none */
        post: operations["orderCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same cards as a file */
        get: operations["exportCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A card with every step of its life */
        get: operations["readCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate the card with its holder present; the card that it replaces ends */
        post: operations["activateCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/confirm-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a revocation that somebody else proposed */
        post: operations["confirmCardRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the card over in person; how the holder was identified is recorded */
        post: operations["deliverCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/personalise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Personalise the card: issue its certificates; somebody else must have ordered it */
        post: operations["personaliseCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/print-pin-letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print the letter with the PIN (PDF): once */
        post: operations["printPinLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/propose-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to revoke the card for good */
        post: operations["proposeCardRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order a card in the place of this one; answers the new card */
        post: operations["replaceCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the suspension */
        post: operations["restoreCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend the card: it and its sessions end at once */
        post: operations["suspendCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{id}/withdraw-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a proposed revocation back */
        post: operations["withdrawCardRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: its acts, the rule it began with, documents, and what I may do */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/add-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an internal note */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/add-party": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a participant to the case */
        post: operations["addParty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/ask-specialist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a specialist authority (szakhatóság) of the rule */
        post: operations["askSpecialist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign the case to an officer and name the signing officer (szignálás) */
        post: operations["assignCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/check-document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what the officer found on looking at a document */
        post: operations["checkDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/check-fee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check whether the fee was paid */
        post: operations["checkFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/check-identity-document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check an identity document: valid, their own, not wanted */
        post: operations["checkIdentityDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the delivery of a document to a participant */
        post: operations["deliverDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of the case, oldest first (at most 1000) */
        get: operations["listDocuments"];
        put?: never;
        /** Put a document into the case; multipart: `document` (JSON), then `file` */
        post: operations["addDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bytes of a document: PDF, JPEG and PNG are shown, anything else is downloaded */
        get: operations["getDocumentContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft of the case, if one was begun */
        get: operations["getDraft"];
        /** Save the draft; saving the same text again changes nothing */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the decision would look like, page by page as SVG */
        post: operations["previewDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a submitted draft back, or take it back (visszaadás átdolgozásra) */
        post: operations["returnDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft/sign/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the card's signature: the decision is signed, filed, and its delivery begins */
        post: operations["completeSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft/sign/prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the signing officer's card has to sign */
        post: operations["prepareSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lay the draft before the signing officer (felterjesztés) */
        post: operations["submitDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a draft of a decision from the texts of the case rule, filled with the facts */
        post: operations["beginDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/file-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the case into the records office */
        post: operations["fileCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/forward-appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forward an appeal with the whole file to the second instance (felterjesztés) */
        post: operations["forwardAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/identify-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Identify a participant against the register of persons or of companies */
        post: operations["identifyClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/lapse-deficiency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that the term of a deficiency notice passed without result */
        post: operations["lapseDeficiency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/query-data-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask another register for a data set of the rule */
        post: operations["queryDataSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an appeal */
        post: operations["recordAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-appeal-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the decision of the second instance */
        post: operations["recordAppealDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-appeal-waiver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a client waived the appeal */
        post: operations["recordAppealWaiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-deficiency-remedy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what the client brought upon a deficiency notice */
        post: operations["recordDeficiencyRemedy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a document was taken over or refused */
        post: operations["recordDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-delivery-attempt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an attempt at delivery that failed */
        post: operations["recordDeliveryAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/record-site-visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record an inspection on the spot (helyszíni szemle) */
        post: operations["recordSiteVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/remind-specialist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind a specialist authority of an open question */
        post: operations["remindSpecialist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a suspended procedure */
        post: operations["resumeProcedure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/send-deficiency-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call upon the client to remedy deficiencies (hiánypótlás) */
        post: operations["sendDeficiencyNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend the procedure or put it in stay */
        post: operations["suspendProcedure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/switch-procedure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch to another kind of procedure */
        post: operations["switchProcedure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/verify-representation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record whether the representative may act for the client */
        post: operations["verifyRepresentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/withdraw-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that the client withdrew the request */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My cases and submissions, newest first */
        get: operations["listMyCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/cases/{organisationId}/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case of mine */
        get: operations["getMyCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/cases/{organisationId}/{caseId}/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bytes of a document of my case */
        get: operations["getMyDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/cases/{organisationId}/{caseId}/documents/{documentId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the signature of a document of my case is valid */
        get: operations["verifyMyDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/cases/{organisationId}/{caseId}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a text and files to my case: multipart, first part `submission` (JSON), then the files it lists */
        post: operations["sendFurther"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/data-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at my data, when, for what purpose and on what legal basis; newest first */
        get: operations["listMyDataUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the client session; the URL ends the one at the identity provider too */
        post: operations["clientLogOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages in my mailbox, newest first */
        get: operations["listMyMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/messages/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a message: the first opening is its receipt, and delivery takes place */
        post: operations["openMyMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in as client */
        get: operations["getClientSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Software cards of the demo */
        get: operations["listDemoCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The heaps of my desk with bounded counts */
        get: operations["getDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules, laws and forms of my job role */
        get: operations["getDeskReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live updates (text/event-stream): case, notice, session */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/data-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be asked from other registers, for which purposes */
        get: operations["listDataSets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/specialist-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A specialist authority gives its position; idempotent by answerId */
        post: operations["giveSpecialistAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/specialist-documents/{correlationId}/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document that a question to a specialist authority offers */
        get: operations["getSpecialistDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a submission: multipart, first part `submission` (JSON), then the files it lists */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/entries/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an entry is in the log */
        get: operations["logEntryProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with the card (Web eID) */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A challenge for the card */
        post: operations["createLoginChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lost-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A card is reported lost: suspends the cards that the number finds and ends their sessions */
        post: operations["reportLostCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of my post and of mine, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice as read */
        post: operations["readNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office/legal-clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which day the limits of my office run */
        get: operations["getLegalClock"];
        /** Set the legal clock of a demonstration office, or return it to the system's */
        put: operations["setLegalClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Colleagues to whom a case can be assigned, or who may sign */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predecessors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that may be the predecessor (előzmény) of a submission */
        get: operations["findPredecessors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/case-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Case types in force */
        get: operations["listCaseTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/case-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case rule (ügyszabály) in force, in words */
        get: operations["getCaseType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/competent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which office handles this case type at this address, and why */
        get: operations["findCompetentOffice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/forms/{caseType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form in force: JSON Schema 2020-12, layout, texts, attachments */
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the home page shows */
        get: operations["publicHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisation-tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations directly under a unit, or the top ones of a tier and county */
        get: operations["listOrganisationTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisation-tree/counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counties in which a tier has top organisations; null: those of the whole country */
        get: operations["listCountiesOfTier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations by tier and name */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation with its units, job roles and their case rules */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisations/{id}/competences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an office is competent for on a day */
        get: operations["listCompetences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisations/{id}/officials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who leads and who signs in an office: public by law (Info tv. 26. § (2)) */
        get: operations["listPublicOfficials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/organisations/{id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands above an organisation, what it succeeded, what succeeded it */
        get: operations["readOrganisationRelations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/competences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register competences for a day, by name */
        get: operations["listRegisterCompetences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/competences/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register competences for a day as a file */
        get: operations["exportRegisterCompetences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/competences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register competences with everything that was ever said of it */
        get: operations["readRegisterCompetences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/job-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register job-roles for a day, by name */
        get: operations["listRegisterJobRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/job-roles/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register job-roles for a day as a file */
        get: operations["exportRegisterJobRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/job-roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register job-roles with everything that was ever said of it */
        get: operations["readRegisterJobRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register organisations for a day, by name */
        get: operations["listRegisterOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/organisations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register organisations for a day as a file */
        get: operations["exportRegisterOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register organisations with everything that was ever said of it */
        get: operations["readRegisterOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register settlements for a day, by name */
        get: operations["listRegisterSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/settlements/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register settlements for a day as a file */
        get: operations["exportRegisterSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/registers/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register settlements with everything that was ever said of it */
        get: operations["readRegisterSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settlements by a part of their name */
        get: operations["searchSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who signs in whose name on a day, and the seals of offices, the newest certificate first */
        get: operations["listSignatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/signatures/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same entries as a file */
        get: operations["exportSignatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/signatures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry with every state of its certificate and every right to sign that its holder had */
        get: operations["readSignature"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/signatures/{id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate, as PEM or DER */
        get: operations["getSignatureCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify signed PDFs: multipart, first part `verification` (JSON), then up to ten files. Nothing is kept */
        post: operations["verifyDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register books of my office, the latest year first */
        get: operations["listRegisterBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-books/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of a register book, the latest number first */
        get: operations["listRegisterEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of registers: waiting for me, asked for by me, or all that I may see */
        get: operations["listRegisterChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change with what it does, before and after */
        get: operations["getRegisterChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve and apply a change */
        post: operations["approveRegisterChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who loses and who gains which right by a change that waits */
        get: operations["previewRegisterChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a change */
        post: operations["refuseRegisterChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an own change */
        post: operations["withdrawRegisterChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/competences/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register competences */
        post: operations["proposeChangeOfCompetences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/competences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register competences; nothing is kept */
        post: operations["previewChangeOfCompetences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register grants for a day, by name */
        get: operations["listRegisterGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register grants */
        post: operations["proposeChangeOfGrants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register grants for a day as a file */
        get: operations["exportRegisterGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register grants: a dry run that changes nothing */
        post: operations["uploadImportOfGrants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register grants; nothing is kept */
        post: operations["previewChangeOfGrants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register grants with everything that was ever said of it */
        get: operations["readRegisterGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/job-roles/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register job-roles */
        post: operations["proposeChangeOfJobRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/job-roles/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register job-roles: a dry run that changes nothing */
        post: operations["uploadImportOfJobRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/job-roles/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfJobRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/job-roles/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register job-roles; nothing is kept */
        post: operations["previewChangeOfJobRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register officers for a day, by name */
        get: operations["listRegisterOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register officers */
        post: operations["proposeChangeOfOfficers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register officers for a day as a file */
        get: operations["exportRegisterOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register officers: a dry run that changes nothing */
        post: operations["uploadImportOfOfficers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register officers; nothing is kept */
        post: operations["previewChangeOfOfficers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/officers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register officers with everything that was ever said of it */
        get: operations["readRegisterOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/organisations/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register organisations */
        post: operations["proposeChangeOfOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/organisations/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register organisations: a dry run that changes nothing */
        post: operations["uploadImportOfOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/organisations/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/organisations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register organisations; nothing is kept */
        post: operations["previewChangeOfOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register posts for a day, by name */
        get: operations["listRegisterPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register posts */
        post: operations["proposeChangeOfPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register posts for a day as a file */
        get: operations["exportRegisterPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register posts: a dry run that changes nothing */
        post: operations["uploadImportOfPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register posts; nothing is kept */
        post: operations["previewChangeOfPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register posts with everything that was ever said of it */
        get: operations["readRegisterPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register qualifications for a day, by name */
        get: operations["listRegisterQualifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of the register qualifications */
        post: operations["proposeChangeOfQualifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register qualifications for a day as a file */
        get: operations["exportRegisterQualifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file for the register qualifications: a dry run that changes nothing */
        post: operations["uploadImportOfQualifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of a file has come, what it would change, and what is wrong with which row */
        get: operations["readImportOfQualifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would lose and who would gain which right by a change of the register qualifications; nothing is kept */
        post: operations["previewChangeOfQualifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/qualifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry of the register qualifications with everything that was ever said of it */
        get: operations["readRegisterQualifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officers whose duties conflict on a day, by which rule and law */
        get: operations["listConflictingRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rights of my people that were, on a day, to be confirmed or withdrawn within thirty days, or overdue */
        get: operations["listDueRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why may I, or why may I not, on a day: policy, law, dates, and what is missing */
        get: operations["explainRight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Personal data that my job roles entitle to on a day, and my own approved rights */
        get: operations["listMyRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/unused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rights of my office that nobody had used for so many days on a day */
        get: operations["listUnusedRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/unused-case-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Case types that job roles of my office could handle on a day and nobody had handled for so many days */
        get: operations["listUnusedCaseTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/who": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who in my office may do this on a day, and why */
        get: operations["whoMay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seals that I look after, the newest first; those that end soon in the order in which they end */
        get: operations["listSeals"];
        put?: never;
        /** Ask for a seal of an office that has none in use; another person decides */
        post: operations["requestSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A seal with every step of its life */
        get: operations["readSeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/confirm-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a revocation that somebody else proposed */
        post: operations["confirmSealRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the request of another: issues the certificate; the seal that was in use is replaced from this instant */
        post: operations["issueSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/propose-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to revoke the seal for good */
        post: operations["proposeSealRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the request of another */
        post: operations["refuseSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a seal in the place of this one, which is used until then; answers the new one */
        post: operations["rotateSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sealed with it, the latest first: for the administrators and the head of its office */
        get: operations["listSealUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the own request back */
        post: operations["withdrawSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{id}/withdraw-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a proposed revocation back */
        post: operations["withdrawSealRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases by registration number, client or subject */
        get: operations["searchCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In whose name I act */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /** Log out */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my job role is for in my office, so that a menu shows what leads somewhere; each call is judged by itself */
        get: operations["listMyActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/keep-alive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I am at work: moves the idle limit; for real use only */
        post: operations["keepSessionAlive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up one of my job roles */
        post: operations["choosePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which job role in an office on a day, by name */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{officerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An officer with employment, posts and, for who looks after them, examinations and declarations; for other offices the present name and posts alone */
        get: operations["readStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of a heap, the most pressing first */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Act: {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "submission-arrived";
            body: {
                /** Format: uuid */
                submissionId: string;
                arrivalNumber: string;
                /** @enum {string} */
                channel: "electronic" | "paper" | "email" | "in-person" | "exchange";
                receivedAt: string;
                /** @enum {string} */
                role: "request" | "further";
                /** @enum {string} */
                language: "hu" | "en";
                submitter: {
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    email: string | null;
                    clientKey: string | null;
                };
                formVersion: number | null;
                data: {
                    [key: string]: unknown;
                };
                answers?: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "case-registered";
            body: {
                registrationNumber: string;
                registerBook: string;
                caseType: string;
                /** Format: uuid */
                caseTypeVersionId: string;
                subject: string;
                /** @enum {string} */
                procedure: "automatic" | "summary" | "full";
                filingPlanItem: string;
                parties: {
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    role: "client" | "opposing-client" | "neighbour" | "representative" | "other";
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    address: string | null;
                    email: string | null;
                    clientKey: string | null;
                    represents: string | null;
                }[];
                predecessorCaseIds: string[];
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "assigned";
            body: {
                /** Format: uuid */
                assigneePostId: string;
                assigneeName: string;
                signerPostId: string | null;
                signerName: string | null;
                instructions: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "party-added";
            body: {
                party: {
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    role: "client" | "opposing-client" | "neighbour" | "representative" | "other";
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    address: string | null;
                    email: string | null;
                    clientKey: string | null;
                    represents: string | null;
                };
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "procedure-switched";
            body: {
                /** @enum {string} */
                from: "automatic" | "summary" | "full";
                /** @enum {string} */
                to: "automatic" | "summary" | "full";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "client-identified";
            body: {
                /** Format: uuid */
                partyId: string;
                /** @enum {string} */
                method: "person-register" | "company-register" | "client-login" | "in-person";
                /** @enum {string} */
                result: "identified" | "not-found" | "mismatch" | "unreachable";
                receiptId: string | null;
                source: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "representation-verified";
            body: {
                /** Format: uuid */
                partyId: string;
                representative: string;
                /** @enum {string} */
                basis: "statutory" | "power-of-attorney" | "register-of-declarations" | "own-right";
                /** @enum {string} */
                result: "verified" | "not-verified";
                documentId: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "document-filed";
            body: {
                /** Format: uuid */
                documentId: string;
                subNumber: number | null;
                /** @enum {string} */
                direction: "in" | "out" | "internal";
                kind: string;
                requirement: string | null;
                title: string;
                mediaType: string;
                size: number;
                sha256: string;
                partner: string | null;
                clientVisible: boolean;
                /** @enum {string} */
                validity: "signed" | "authentic" | "plain" | "unchecked" | "invalid";
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "document-checked";
            body: {
                /** Format: uuid */
                documentId: string;
                /** @enum {string} */
                validity: "authentic" | "plain" | "invalid";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "fee-checked";
            body: {
                /** @enum {string} */
                result: "paid" | "not-paid" | "partly-paid" | "exempt" | "unreachable";
                expected: number;
                paid: number;
                paidOn: string | null;
                reference: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "data-set-queried";
            body: {
                dataSet: string;
                partyId: string | null;
                /** @enum {string} */
                outcome: "answered" | "not-found" | "unreachable" | "refused";
                answer: ("yes" | "no") | null;
                receiptId: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "identity-document-checked";
            body: {
                /** Format: uuid */
                partyId: string;
                /** @enum {string} */
                documentType: "identity-card" | "passport" | "driving-licence";
                /** @enum {string} */
                result: "valid" | "expired" | "invalid" | "wanted" | "not-found" | "unreachable";
                receiptId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-asked";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                question: string;
                limit: string;
                sentAt: string;
                /** Format: uuid */
                documentId: string;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-answered";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                /** @enum {string} */
                position: "consents" | "consents-with-conditions" | "refuses" | "no-competence";
                conditions: string[];
                reasons: string;
                answeredAt: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-reminded";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-noticed";
            body: {
                /** Format: uuid */
                noticeId: string;
                /** Format: uuid */
                partyId: string;
                items: {
                    requirement: string | null;
                    text: string;
                }[];
                limit: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-remedied";
            body: {
                /** Format: uuid */
                noticeId: string;
                complete: boolean;
                receivedOn: string;
                documentIds: string[];
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-lapsed";
            body: {
                /** Format: uuid */
                noticeId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "suspended";
            body: {
                ground: string;
                firstDay: string;
                reason: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "resumed";
            body: {
                lastDay: string;
                reason: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "site-visit-recorded";
            body: {
                /** Format: uuid */
                visitId: string;
                on: string;
                place: string;
                present: string[];
                findings: string;
                /** @enum {string} */
                result: "compliant" | "non-compliant" | "inconclusive";
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "request-withdrawn";
            body: {
                /** Format: uuid */
                partyId: string;
                on: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-drafted";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                decision: string;
                /** @enum {string} */
                outcome: "grant" | "refuse" | "reject" | "terminate";
                contentHash: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-submitted";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                /** Format: uuid */
                signerPostId: string;
                signerName: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-returned";
            body: {
                /** Format: uuid */
                draftId: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-signed";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                decision: string;
                /** @enum {string} */
                form: "determination" | "order";
                /** @enum {string} */
                outcome: "grant" | "refuse" | "reject" | "terminate";
                /** Format: uuid */
                documentId: string;
                registrationNumber: string;
                sha256: string;
                /** Format: uuid */
                signerPostId: string;
                signerName: string;
                signedAt: string;
                certificateSerial: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-corrected";
            body: {
                /** @enum {string} */
                kind: "correction" | "supplement";
                /** Format: uuid */
                documentId: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivery-started";
            body: {
                /** Format: uuid */
                deliveryId: string;
                /** Format: uuid */
                documentId: string;
                partyId: string | null;
                recipient: string;
                /** @enum {string} */
                channel: "mailbox" | "paper" | "in-person" | "exchange" | "public-notice";
                communicatesDecision: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivery-attempted";
            body: {
                /** Format: uuid */
                deliveryId: string;
                attempt: number;
                on: string;
                deemedOn: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivered";
            body: {
                /** Format: uuid */
                deliveryId: string;
                on: string;
                /** @enum {string} */
                how: "received" | "deemed" | "refused";
                law: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-filed";
            body: {
                /** Format: uuid */
                appealId: string;
                partyId: string | null;
                by: string;
                receivedOn: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-waived";
            body: {
                /** Format: uuid */
                partyId: string;
                on: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-forwarded";
            body: {
                /** Format: uuid */
                appealId: string;
                to: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-decided";
            body: {
                /** Format: uuid */
                appealId: string;
                /** @enum {string} */
                result: "upheld" | "changed" | "annulled" | "rejected" | "withdrawn";
                communicatedOn: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "finality-reached";
            body: {
                on: string;
                law: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "case-filed";
            body: {
                filingPlanItem: string;
                disposableAfterYear: number | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "note-added";
            body: {
                /** Format: uuid */
                noteId: string;
                text: string;
            };
        };
        ActInput: {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "submission-arrived";
            body: {
                /** Format: uuid */
                submissionId: string;
                arrivalNumber: string;
                /** @enum {string} */
                channel: "electronic" | "paper" | "email" | "in-person" | "exchange";
                receivedAt: string;
                /** @enum {string} */
                role: "request" | "further";
                /** @enum {string} */
                language: "hu" | "en";
                submitter: {
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    email: string | null;
                    clientKey: string | null;
                };
                formVersion: number | null;
                data: {
                    [key: string]: unknown;
                };
                answers?: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "case-registered";
            body: {
                registrationNumber: string;
                registerBook: string;
                caseType: string;
                /** Format: uuid */
                caseTypeVersionId: string;
                subject: string;
                /** @enum {string} */
                procedure: "automatic" | "summary" | "full";
                filingPlanItem: string;
                parties: {
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    role: "client" | "opposing-client" | "neighbour" | "representative" | "other";
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    address: string | null;
                    email: string | null;
                    clientKey: string | null;
                    represents: string | null;
                }[];
                predecessorCaseIds: string[];
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "assigned";
            body: {
                /** Format: uuid */
                assigneePostId: string;
                assigneeName: string;
                signerPostId: string | null;
                signerName: string | null;
                instructions: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "party-added";
            body: {
                party: {
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    role: "client" | "opposing-client" | "neighbour" | "representative" | "other";
                    /** @enum {string} */
                    kind: "person" | "organisation";
                    name: string;
                    address: string | null;
                    email: string | null;
                    clientKey: string | null;
                    represents: string | null;
                };
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "procedure-switched";
            body: {
                /** @enum {string} */
                from: "automatic" | "summary" | "full";
                /** @enum {string} */
                to: "automatic" | "summary" | "full";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "client-identified";
            body: {
                /** Format: uuid */
                partyId: string;
                /** @enum {string} */
                method: "person-register" | "company-register" | "client-login" | "in-person";
                /** @enum {string} */
                result: "identified" | "not-found" | "mismatch" | "unreachable";
                receiptId: string | null;
                source: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "representation-verified";
            body: {
                /** Format: uuid */
                partyId: string;
                representative: string;
                /** @enum {string} */
                basis: "statutory" | "power-of-attorney" | "register-of-declarations" | "own-right";
                /** @enum {string} */
                result: "verified" | "not-verified";
                documentId: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "document-filed";
            body: {
                /** Format: uuid */
                documentId: string;
                subNumber: number | null;
                /** @enum {string} */
                direction: "in" | "out" | "internal";
                kind: string;
                requirement: string | null;
                title: string;
                mediaType: string;
                size: number;
                sha256: string;
                partner: string | null;
                clientVisible: boolean;
                /** @enum {string} */
                validity: "signed" | "authentic" | "plain" | "unchecked" | "invalid";
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "document-checked";
            body: {
                /** Format: uuid */
                documentId: string;
                /** @enum {string} */
                validity: "authentic" | "plain" | "invalid";
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "fee-checked";
            body: {
                /** @enum {string} */
                result: "paid" | "not-paid" | "partly-paid" | "exempt" | "unreachable";
                expected: number;
                paid: number;
                paidOn: string | null;
                reference: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "data-set-queried";
            body: {
                dataSet: string;
                partyId: string | null;
                /** @enum {string} */
                outcome: "answered" | "not-found" | "unreachable" | "refused";
                answer: ("yes" | "no") | null;
                receiptId: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "identity-document-checked";
            body: {
                /** Format: uuid */
                partyId: string;
                /** @enum {string} */
                documentType: "identity-card" | "passport" | "driving-licence";
                /** @enum {string} */
                result: "valid" | "expired" | "invalid" | "wanted" | "not-found" | "unreachable";
                receiptId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-asked";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                question: string;
                limit: string;
                sentAt: string;
                /** Format: uuid */
                documentId: string;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-answered";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                /** @enum {string} */
                position: "consents" | "consents-with-conditions" | "refuses" | "no-competence";
                conditions: string[];
                reasons: string;
                answeredAt: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "specialist-reminded";
            body: {
                /** Format: uuid */
                requestId: string;
                specialist: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-noticed";
            body: {
                /** Format: uuid */
                noticeId: string;
                /** Format: uuid */
                partyId: string;
                items: {
                    requirement: string | null;
                    text: string;
                }[];
                limit: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-remedied";
            body: {
                /** Format: uuid */
                noticeId: string;
                complete: boolean;
                receivedOn: string;
                documentIds: string[];
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "deficiency-lapsed";
            body: {
                /** Format: uuid */
                noticeId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "suspended";
            body: {
                ground: string;
                firstDay: string;
                reason: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "resumed";
            body: {
                lastDay: string;
                reason: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "site-visit-recorded";
            body: {
                /** Format: uuid */
                visitId: string;
                on: string;
                place: string;
                present: string[];
                findings: string;
                /** @enum {string} */
                result: "compliant" | "non-compliant" | "inconclusive";
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "request-withdrawn";
            body: {
                /** Format: uuid */
                partyId: string;
                on: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-drafted";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                decision: string;
                /** @enum {string} */
                outcome: "grant" | "refuse" | "reject" | "terminate";
                contentHash: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-submitted";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                /** Format: uuid */
                signerPostId: string;
                signerName: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-returned";
            body: {
                /** Format: uuid */
                draftId: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-signed";
            body: {
                /** Format: uuid */
                draftId: string;
                revision: number;
                decision: string;
                /** @enum {string} */
                form: "determination" | "order";
                /** @enum {string} */
                outcome: "grant" | "refuse" | "reject" | "terminate";
                /** Format: uuid */
                documentId: string;
                registrationNumber: string;
                sha256: string;
                /** Format: uuid */
                signerPostId: string;
                signerName: string;
                signedAt: string;
                certificateSerial: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "decision-corrected";
            body: {
                /** @enum {string} */
                kind: "correction" | "supplement";
                /** Format: uuid */
                documentId: string;
                reason: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivery-started";
            body: {
                /** Format: uuid */
                deliveryId: string;
                /** Format: uuid */
                documentId: string;
                partyId: string | null;
                recipient: string;
                /** @enum {string} */
                channel: "mailbox" | "paper" | "in-person" | "exchange" | "public-notice";
                communicatesDecision: boolean;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivery-attempted";
            body: {
                /** Format: uuid */
                deliveryId: string;
                attempt: number;
                on: string;
                deemedOn: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "delivered";
            body: {
                /** Format: uuid */
                deliveryId: string;
                on: string;
                /** @enum {string} */
                how: "received" | "deemed" | "refused";
                law: string | null;
                receiptId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-filed";
            body: {
                /** Format: uuid */
                appealId: string;
                partyId: string | null;
                by: string;
                receivedOn: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-waived";
            body: {
                /** Format: uuid */
                partyId: string;
                on: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-forwarded";
            body: {
                /** Format: uuid */
                appealId: string;
                to: string;
                /** Format: uuid */
                documentId: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "appeal-decided";
            body: {
                /** Format: uuid */
                appealId: string;
                /** @enum {string} */
                result: "upheld" | "changed" | "annulled" | "rejected" | "withdrawn";
                communicatedOn: string;
                documentId: string | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "finality-reached";
            body: {
                on: string;
                law: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "case-filed";
            body: {
                filingPlanItem: string;
                disposableAfterYear: number | null;
            };
        } | {
            /** Format: uuid */
            id: string;
            sequence: number;
            at: string;
            legalDate: string;
            actor: {
                /** @enum {string} */
                kind: "officer" | "client" | "integration" | "system";
                postId: string | null;
                officerId: string | null;
                name: string;
                /** @default null */
                substitutesFor: string | null;
            };
            policies: string[];
            /** @constant */
            schema: 1;
            /** @constant */
            kind: "note-added";
            body: {
                /** Format: uuid */
                noteId: string;
                text: string;
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        RichInline: {
            /** @constant */
            type: "text";
            text: string;
            marks?: {
                /** @enum {string} */
                type: "bold" | "italic";
            }[];
        } | {
            /** @constant */
            type: "hardBreak";
        } | {
            /** @constant */
            type: "lawRef";
            attrs: {
                citation: string;
            };
        } | {
            /** @constant */
            type: "evidence";
            attrs: {
                /** Format: uuid */
                documentId: string;
                label: string;
            };
        };
        RichInlineInput: {
            /** @constant */
            type: "text";
            text: string;
            marks?: {
                /** @enum {string} */
                type: "bold" | "italic";
            }[];
        } | {
            /** @constant */
            type: "hardBreak";
        } | {
            /** @constant */
            type: "lawRef";
            attrs: {
                citation: string;
            };
        } | {
            /** @constant */
            type: "evidence";
            attrs: {
                /** Format: uuid */
                documentId: string;
                label: string;
            };
        };
        RichParagraph: {
            /** @constant */
            type: "paragraph";
            content?: components["schemas"]["RichInline"][];
        };
        RichParagraphInput: {
            /** @constant */
            type: "paragraph";
            content?: components["schemas"]["RichInlineInput"][];
        };
        RichText: {
            /** @constant */
            type: "doc";
            content: (components["schemas"]["RichParagraph"] | {
                /** @enum {string} */
                type: "bulletList" | "orderedList";
                attrs?: {
                    [key: string]: unknown;
                };
                content: {
                    /** @constant */
                    type: "listItem";
                    content: (components["schemas"]["RichParagraph"] | {
                        /** @enum {string} */
                        type: "bulletList" | "orderedList";
                        attrs?: {
                            [key: string]: unknown;
                        };
                        content: {
                            /** @constant */
                            type: "listItem";
                            content: components["schemas"]["RichParagraph"][];
                        }[];
                    })[];
                }[];
            })[];
        };
        RichTextInput: {
            /** @constant */
            type: "doc";
            content: (components["schemas"]["RichParagraphInput"] | {
                /** @enum {string} */
                type: "bulletList" | "orderedList";
                attrs?: {
                    [key: string]: unknown;
                };
                content: {
                    /** @constant */
                    type: "listItem";
                    content: (components["schemas"]["RichParagraphInput"] | {
                        /** @enum {string} */
                        type: "bulletList" | "orderedList";
                        attrs?: {
                            [key: string]: unknown;
                        };
                        content: {
                            /** @constant */
                            type: "listItem";
                            content: components["schemas"]["RichParagraphInput"][];
                        }[];
                    })[];
                }[];
            })[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArrivals: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            arrivalNumber: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** @enum {string} */
                            channel: "electronic" | "paper" | "email" | "in-person" | "exchange";
                            submitterName: string;
                            subject: string;
                            caseTypeCode: string | null;
                            files: number;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordArrival: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    submission: {
                        /** @enum {string} */
                        channel: "paper" | "email" | "in-person";
                        /** Format: date-time */
                        receivedAt: string;
                        caseType: string | null;
                        subject: string;
                        /**
                         * @default hu
                         * @enum {string}
                         */
                        language?: "hu" | "en";
                        submitter: {
                            /** @enum {string} */
                            kind: "person" | "organisation";
                            name: string;
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            email?: string | null;
                        };
                        /** @default null */
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        /** @default [] */
                        attachments?: {
                            part: string;
                            /** @default null */
                            requirement?: string | null;
                            name: string;
                        }[];
                    };
                    /** Format: binary */
                    "file-1"?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        arrivalNumber: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        arrivalNumber: string;
                        /** Format: date-time */
                        receivedAt: string;
                        /** @enum {string} */
                        channel: "electronic" | "paper" | "email" | "in-person" | "exchange";
                        subject: string;
                        caseTypeCode: string | null;
                        version: number;
                        /** @enum {string} */
                        language: "hu" | "en";
                        formVersion: number | null;
                        submitter: {
                            /** @enum {string} */
                            kind: "person" | "organisation";
                            name: string;
                            address: string | null;
                            email: string | null;
                        };
                        data: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        state: "arrived" | "registered" | "set-aside" | "transferred";
                        transferredTo: string | null;
                        transferredFrom: string | null;
                        competence: {
                            /** @enum {string} */
                            verdict: "competent" | "not-competent" | "unknown";
                            settlement: string | null;
                            office: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                seat: string | null;
                            } | null;
                            why: string[];
                        };
                        caseId: string | null;
                        files: {
                            position: number;
                            name: string;
                            requirement: string | null;
                            mediaType: string;
                            size: number;
                            sha256: string;
                            verdict: string;
                        }[];
                        predecessors: {
                            /** Format: uuid */
                            caseId: string;
                            registrationNumber: string;
                            subject: string;
                            clientName: string;
                            status: string;
                            /** Format: date-time */
                            openedAt: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachSubmission: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** Format: uuid */
                    caseId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                        registrationNumber: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArrivalFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerSubmission: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    caseType: string;
                    subject: string;
                    /** @default [] */
                    predecessorCaseIds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                        registrationNumber: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferSubmission: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** Format: uuid */
                    toOrganisationId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        submissionId: string;
                        office: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCardRenewals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            expiresBefore: string;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done";
                            total: number;
                            ordered: number;
                            skipped: number;
                            startedBy: string;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startCardRenewal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string | null;
                    months: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        renewalId: string;
                        already: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCardRenewal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        expiresBefore: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done";
                        total: number;
                        ordered: number;
                        skipped: number;
                        startedBy: string;
                        /** Format: date-time */
                        startedAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: {
                state?: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                organisationId?: string;
                officerId?: string;
                q?: string;
                endsWithin?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            serial: string | null;
                            /** @enum {string} */
                            state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                            /** Format: date-time */
                            stateSince: string;
                            expiresAt: string | null;
                            officer: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                number: string;
                            };
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            proposed: boolean;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officerNumber: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCards: {
        parameters: {
            query?: {
                state?: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                organisationId?: string;
                officerId?: string;
                q?: string;
                endsWithin?: number;
                format?: "csv" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        serial: string | null;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        /** Format: date-time */
                        stateSince: string;
                        expiresAt: string | null;
                        officer: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            number: string;
                        };
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        proposed: boolean;
                        version: number;
                        issuer: string | null;
                        orderReason: ("new" | "renewal" | "lost" | "stolen" | "damaged" | "data-changed" | "pin-letter" | "other") | null;
                        predecessorId: string | null;
                        successorId: string | null;
                        /** @enum {string} */
                        letter: "none" | "waiting" | "printed" | "void";
                        certificates: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            use: "authentication" | "signing";
                            serial: string;
                            /** Format: date-time */
                            notBefore: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** @enum {string} */
                            status: "good" | "hold" | "revoked";
                        }[];
                        proposal: {
                            by: {
                                name: string;
                                system: boolean;
                            };
                            /** Format: date-time */
                            at: string;
                            reason: ("lost" | "stolen" | "key-compromise" | "left-service" | "damaged" | "data-changed" | "replaced" | "expired" | "investigation" | "other") | null;
                            note: string | null;
                        } | null;
                        history: {
                            version: number;
                            /** @enum {string} */
                            step: "order" | "personalise" | "deliver" | "activate" | "suspend" | "restore" | "revoke" | "expire" | "replace" | "print-letter" | "propose-revoke" | "withdraw-revoke";
                            /** @enum {string} */
                            state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                            /** Format: date-time */
                            at: string;
                            by: {
                                name: string;
                                system: boolean;
                            };
                            confirmedBy: {
                                name: string;
                                system: boolean;
                            } | null;
                            reason: string | null;
                            note: string | null;
                            identity: string | null;
                        }[];
                        actions: ("card:read" | "card:order" | "card:personalise" | "card:print-letter" | "card:hand-over" | "card:activate" | "card:suspend" | "card:restore" | "card:propose-revocation" | "card:withdraw-revocation" | "card:confirm-revocation" | "card:replace" | "card:renew")[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmCardRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliverCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    identity: {
                        /** @enum {string} */
                        document: "identity-card" | "passport" | "driving-licence";
                        /** @enum {boolean} */
                        photoCompared: true;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personaliseCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    made: {
                        serial: string;
                        authenticationRequest: string;
                        signingRequest: string;
                        pin: string;
                        puk: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printPinLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeCardRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @enum {string} */
                    reason: "lost" | "stolen" | "key-compromise" | "left-service" | "damaged" | "data-changed" | "replaced" | "expired" | "investigation" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @enum {string} */
                    reason: "renewal" | "lost" | "stolen" | "damaged" | "data-changed" | "pin-letter" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @enum {string} */
                    reason: "lost" | "stolen" | "key-compromise" | "left-service" | "damaged" | "data-changed" | "replaced" | "expired" | "investigation" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawCardRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        /** @enum {string} */
                        state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: {
                            /** Format: uuid */
                            id: string;
                            registrationNumber: string;
                            subject: string;
                            caseTypeCode: string;
                            sequence: number;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                demo: boolean;
                            };
                        };
                        rule: {
                            [key: string]: unknown;
                        };
                        acts: components["schemas"]["Act"][];
                        calendar: {
                            version: string;
                            holidays: {
                                code: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                                on: {
                                    fixed: string;
                                } | {
                                    easter: number;
                                };
                                validFrom: string;
                                validTo: string | null;
                                law: string;
                            }[];
                            relocations: {
                                restDay: string;
                                workingDay: string;
                                law: string;
                            }[];
                            breaks: {
                                from: string;
                                to: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                office: "government" | "local-government";
                                /** @enum {string} */
                                certainty: "confirmed" | "reported";
                                law: string;
                                note?: string;
                            }[];
                            years: {
                                year: number;
                                /** @enum {string} */
                                relocations: "known" | "unknown";
                                /** @enum {string} */
                                breaks: "known" | "unverified" | "unknown";
                                note?: string;
                            }[];
                        };
                        /** Format: date-time */
                        legalNow: string;
                        documents: {
                            /** Format: uuid */
                            documentId: string;
                            subNumber: number | null;
                            /** @enum {string} */
                            direction: "in" | "out" | "internal";
                            kind: string;
                            requirement: string | null;
                            title: string;
                            mediaType: string;
                            size: number;
                            sha256: string;
                            partner: string | null;
                            clientVisible: boolean;
                            validity: string;
                            /** Format: date-time */
                            filedAt: string;
                            filedByPostId: string | null;
                            submissionId: string | null;
                        }[];
                        may: string[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addParty: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    party: {
                        /** @enum {string} */
                        role: "client" | "opposing-client" | "neighbour" | "representative" | "other";
                        /** @enum {string} */
                        kind: "person" | "organisation";
                        name: string;
                        address: string | null;
                        email: string | null;
                        represents: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askSpecialist: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    specialist: string;
                    question: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    assigneePostId: string;
                    signerPostId: string | null;
                    instructions: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDocument: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    documentId: string;
                    /** @enum {string} */
                    validity: "authentic" | "plain" | "invalid";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkFee: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    reference: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        outcome: {
                            result: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            asOf: string | null;
                            receipt: {
                                requestId: string;
                                intentEntryId: string;
                                outcomeEntryId: string;
                            } | null;
                            failure: {
                                code: string;
                                hu: string;
                                en: string;
                            } | null;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkIdentityDocument: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    documentType: "identity-card" | "passport" | "driving-licence";
                    documentNumber: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        outcome: {
                            result: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            asOf: string | null;
                            receipt: {
                                requestId: string;
                                intentEntryId: string;
                                outcomeEntryId: string;
                            } | null;
                            failure: {
                                code: string;
                                hu: string;
                                en: string;
                            } | null;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliverDocument: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    documentId: string;
                    /** Format: uuid */
                    partyId: string;
                    /** @enum {string} */
                    channel: "mailbox" | "paper" | "in-person";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            documentId: string;
                            subNumber: number | null;
                            /** @enum {string} */
                            direction: "in" | "out" | "internal";
                            kind: string;
                            requirement: string | null;
                            title: string;
                            mediaType: string;
                            size: number;
                            sha256: string;
                            partner: string | null;
                            clientVisible: boolean;
                            /** @enum {string} */
                            validity: "signed" | "authentic" | "plain" | "unchecked" | "invalid";
                            submissionId: string | null;
                            /** Format: date-time */
                            filedAt: string;
                            filedByPostId: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDocument: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    document: {
                        /** @description Sequence of the last act you have seen */
                        expectedSequence: number;
                        title: string;
                        kind: string;
                        requirement: string | null;
                        /** @enum {string} */
                        direction: "in" | "out" | "internal";
                        partner: string | null;
                        register: boolean;
                    };
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        /** Format: uuid */
                        documentId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocumentContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            draftId: string;
                            revision: number;
                            decision: string;
                            content: {
                                operativePart: components["schemas"]["RichText"];
                                reasoning: components["schemas"]["RichText"];
                                conditions: string[];
                            };
                            missing: string[];
                            /** Format: date-time */
                            savedAt: string;
                            savedBy: string;
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    draftId: string;
                    expectedRevision: number;
                    content: {
                        operativePart: components["schemas"]["RichTextInput"];
                        reasoning: components["schemas"]["RichTextInput"];
                        conditions: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        /** Format: date-time */
                        savedAt: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: string;
                    content: {
                        operativePart: components["schemas"]["RichTextInput"];
                        reasoning: components["schemas"]["RichTextInput"];
                        conditions: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pages: string[];
                        warnings: string[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    draftId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeSigning: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    draftId: string;
                    /** Format: uuid */
                    signingId: string;
                    signature: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        /** Format: uuid */
                        documentId: string;
                        registrationNumber: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prepareSigning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    draftId: string;
                    revision: number;
                    /** @description Signing certificate of the card, DER in base64 */
                    certificate: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        signingId: string;
                        hash: string;
                        /** @enum {string} */
                        hashFunction: "SHA-256" | "SHA-384" | "SHA-512";
                        registrationNumber: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    draftId: string;
                    revision: number;
                    /** Format: uuid */
                    signerPostId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    decision: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        draft: {
                            /** Format: uuid */
                            draftId: string;
                            revision: number;
                            decision: string;
                            content: {
                                operativePart: components["schemas"]["RichText"];
                                reasoning: components["schemas"]["RichText"];
                                conditions: string[];
                            };
                            missing: string[];
                            /** Format: date-time */
                            savedAt: string;
                            savedBy: string;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileCase: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forwardAppeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    appealId: string;
                    to: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identifyClient: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        outcome: {
                            result: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            asOf: string | null;
                            receipt: {
                                requestId: string;
                                intentEntryId: string;
                                outcomeEntryId: string;
                            } | null;
                            failure: {
                                code: string;
                                hu: string;
                                en: string;
                            } | null;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lapseDeficiency: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    noticeId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queryDataSet: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    dataSet: string;
                    partyId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                        outcome: {
                            result: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            asOf: string | null;
                            receipt: {
                                requestId: string;
                                intentEntryId: string;
                                outcomeEntryId: string;
                            } | null;
                            failure: {
                                code: string;
                                hu: string;
                                en: string;
                            } | null;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordAppeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    partyId: string | null;
                    by: string;
                    receivedOn: string;
                    /** Format: uuid */
                    documentId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordAppealDecision: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    appealId: string;
                    /** @enum {string} */
                    result: "upheld" | "changed" | "annulled" | "rejected" | "withdrawn";
                    communicatedOn: string;
                    documentId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordAppealWaiver: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                    on: string;
                    documentId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDeficiencyRemedy: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    noticeId: string;
                    complete: boolean;
                    receivedOn: string;
                    documentIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDelivery: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    deliveryId: string;
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    how: "received" | "refused";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDeliveryAttempt: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    deliveryId: string;
                    attempt: number;
                    /** Format: date */
                    on: string;
                    /** @description The letter came back marked as not collected */
                    notCollected: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordSiteVisit: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    on: string;
                    place: string;
                    present: string[];
                    findings: string;
                    /** @enum {string} */
                    result: "compliant" | "non-compliant" | "inconclusive";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remindSpecialist: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    requestId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeProcedure: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: date */
                    lastDay: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendDeficiencyNotice: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                    items: {
                        requirement: string | null;
                        text: string;
                    }[];
                    limit: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendProcedure: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    ground: string;
                    /** Format: date */
                    firstDay: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchProcedure: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** @enum {string} */
                    to: "automatic" | "summary" | "full";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyRepresentation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                    representative: string;
                    /** @enum {string} */
                    basis: "statutory" | "power-of-attorney" | "register-of-declarations" | "own-right";
                    /** @enum {string} */
                    result: "verified" | "not-verified";
                    documentId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sequence of the last act you have seen */
                    expectedSequence: number;
                    /** Format: uuid */
                    partyId: string;
                    on: string;
                    documentId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                        acts: components["schemas"]["Act"][];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyCases: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            organisationId: string;
                            caseId: string | null;
                            /** Format: uuid */
                            submissionId: string;
                            number: string;
                            subject: string;
                            authority: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                demo: boolean;
                            };
                            /** @enum {string} */
                            status: "received" | "in-progress" | "waits-for-you" | "standing" | "decided" | "final" | "closed";
                            /** Format: date-time */
                            since: string;
                            unopened: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        caseId: string;
                        registrationNumber: string;
                        subject: string;
                        authority: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            demo: boolean;
                        };
                        caseType: {
                            code: string;
                            name: {
                                hu: string;
                                en: string;
                            };
                        };
                        /** @enum {string} */
                        status: "received" | "in-progress" | "waits-for-you" | "standing" | "decided" | "final" | "closed";
                        /** Format: date */
                        legalDate: string;
                        steps: {
                            /** @enum {string} */
                            code: "request" | "examination" | "decision" | "final";
                            doneOn: string | null;
                        }[];
                        dueDate: string | null;
                        officer: string | null;
                        fee: {
                            amount: number;
                            reference: string;
                            /** @enum {string} */
                            state: "unknown" | "not-paid" | "partly-paid" | "paid";
                        } | null;
                        deficiency: {
                            /** Format: uuid */
                            noticeId: string;
                            items: string[];
                            dueOn: string | null;
                        } | null;
                        decision: {
                            /** Format: uuid */
                            documentId: string;
                            name: {
                                hu: string;
                                en: string;
                            };
                            registrationNumber: string;
                            /** Format: date-time */
                            signedAt: string;
                            signerName: string;
                            /** @enum {string} */
                            outcome: "grant" | "refuse" | "reject" | "terminate";
                            deliveredOn: string | null;
                            finalOn: string | null;
                        } | null;
                        remedy: {
                            /** @enum {string} */
                            kind: "appeal" | "court";
                            until: string | null;
                            clause: {
                                hu: string;
                                en: string;
                            };
                            filedWith: {
                                hu: string;
                                en: string;
                            };
                        } | null;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            title: {
                                hu: string;
                                en: string;
                            };
                            /** Format: date-time */
                            sentAt: string;
                            openedAt: string | null;
                            needsReceipt: boolean;
                            documentIds: string[];
                        }[];
                        documents: {
                            /** Format: uuid */
                            documentId: string;
                            title: string;
                            /** @enum {string} */
                            direction: "in" | "out" | "internal";
                            mediaType: string;
                            size: number;
                            /** Format: date-time */
                            filedAt: string;
                            signed: boolean;
                            readable: boolean;
                            messageId: string | null;
                        }[];
                        maySend: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
                caseId: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyMyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
                caseId: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        /** Format: date-time */
                        verifiedAt: string;
                        signatures: {
                            signer: string | null;
                            kind: string | null;
                            time: string | null;
                            valid: boolean;
                            faults: string[];
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendFurther: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                organisationId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    submission: {
                        text: string;
                        /** @default null */
                        answers?: string | null;
                        /** @default [] */
                        attachments?: {
                            part: string;
                            name: string;
                        }[];
                    };
                    /** Format: binary */
                    "file-1"?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrivalNumber: string;
                        /** Format: date-time */
                        receivedAt: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyDataUses: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: date-time */
                            usedAt: string;
                            caseId: string | null;
                            registrationNumber: string | null;
                            dataSet: string;
                            category: {
                                hu: string;
                                en: string;
                            };
                            purpose: {
                                hu: string;
                                en: string;
                            };
                            legalBasis: string;
                            receiver: {
                                hu: string;
                                en: string;
                            };
                            fields: string[];
                            officer: string;
                            /** @enum {string} */
                            result: "answered" | "failed" | "sent";
                            /** Format: uuid */
                            intentEntryId: string;
                            /** Format: uuid */
                            outcomeEntryId: string;
                            organisationName: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clientLogOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identityProviderLogout: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyMessages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            title: {
                                hu: string;
                                en: string;
                            };
                            /** Format: date-time */
                            sentAt: string;
                            openedAt: string | null;
                            needsReceipt: boolean;
                            documentIds: string[];
                            /** Format: uuid */
                            organisationId: string;
                            caseId: string | null;
                            registrationNumber: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openMyMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: uuid */
                        organisationId: string;
                        caseId: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        idleSeconds: number;
                        /** Format: date-time */
                        absoluteExpiresAt: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemoCards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            holder: string;
                            jobRole: string;
                            organisation: string;
                            pin: string | null;
                            /** @enum {string} */
                            state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced" | "blocked";
                            note: string | null;
                            retriesLeft: number;
                            /** Format: byte */
                            authenticationCertificate: string;
                            /** Format: byte */
                            signingCertificate: string;
                            keys: {
                                authentication: {
                                    /** Format: byte */
                                    salt: string;
                                    iterations: number;
                                    /** Format: byte */
                                    iv: string;
                                    /** Format: byte */
                                    ciphertext: string;
                                };
                                signing: {
                                    /** Format: byte */
                                    salt: string;
                                    iterations: number;
                                    /** Format: byte */
                                    iv: string;
                                    /** Format: byte */
                                    ciphertext: string;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        buckets: {
                            /** @enum {string} */
                            code: "mine" | "unassigned" | "to-sign" | "overdue" | "due-today" | "due-soon" | "waiting-others" | "all-open";
                            count: number;
                            countIsBound: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeskReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseTypes: {
                            code: string;
                            name: string;
                            version: number;
                        }[];
                        laws: {
                            citation: string;
                            title: string;
                            url: string;
                        }[];
                        forms: {
                            caseType: string;
                            name: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDataSets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: {
                                hu: string;
                                en: string;
                            };
                            question: {
                                hu: string;
                                en: string;
                            };
                            authority: {
                                hu: string;
                                en: string;
                            };
                            /** @enum {string} */
                            answerKind: "yes-no" | "match" | "fields";
                            fields: {
                                code: string;
                                hu: string;
                                en: string;
                            }[];
                            purposes: {
                                purpose: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                                legalBasis: string;
                                fields: string[];
                            }[];
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveSpecialistAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answerId: string;
                    /** Format: uuid */
                    correlationId: string;
                    /** @enum {string} */
                    position: "consent" | "consent-with-conditions" | "objection" | "no-competence";
                    conditions: string[];
                    reasoning: string;
                    legalBasis: string;
                    reference: string;
                    signer: string;
                    /** Format: date-time */
                    issuedAt: string;
                    document: {
                        name: string;
                        /** @enum {string} */
                        mediaType: "application/pdf";
                        /** Format: byte */
                        contentBase64: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correlationId: string;
                        answerId: string;
                        /** Format: date-time */
                        receivedAt: string;
                        receipt: string;
                        repeated: boolean;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correlationId: string;
                        answerId: string;
                        /** Format: date-time */
                        receivedAt: string;
                        receipt: string;
                        repeated: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSpecialistDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correlationId: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    submission: {
                        caseType: string;
                        formVersion: number;
                        /**
                         * @default hu
                         * @enum {string}
                         */
                        language?: "hu" | "en";
                        organisation: string;
                        data: {
                            [key: string]: unknown;
                        };
                        submitter: {
                            /** @enum {string} */
                            kind: "person" | "organisation";
                            name: string;
                            /** @default null */
                            address?: string | null;
                            /** @default null */
                            email?: string | null;
                            /** @default null */
                            clientId?: string | null;
                        };
                        /** @default [] */
                        attachments?: {
                            part: string;
                            /** @default null */
                            requirement?: string | null;
                            name: string;
                        }[];
                    };
                    /** Format: binary */
                    "file-1"?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrivalNumber: string;
                        /** Format: uuid */
                        submissionId: string;
                        /** Format: date-time */
                        receivedAt: string;
                        receipt: {
                            number: string;
                            /** Format: date-time */
                            receivedAt: string;
                            organisation: string;
                            caseType: string | null;
                            files: {
                                name: string;
                                size: number;
                                sha256: string;
                            }[];
                            fingerprint: string;
                        };
                        /** Format: uri */
                        clientPage: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logEntryProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        entryId: string;
                        record: string;
                        index: number;
                        readonly proof: string[];
                        checkpoint: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: {
                        unverifiedCertificate: string;
                        algorithm: string;
                        signature: string;
                        format: string;
                        appVersion?: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officer: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            officerNumber: string;
                        };
                        card: {
                            serial: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        lastEntry: string | null;
                        post: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        } | null;
                        posts: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        }[];
                        /** Format: date-time */
                        absoluteExpiresAt: string;
                        idleSeconds: number;
                        /** Format: date */
                        legalDate: string;
                        demo: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLoginChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        origin: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportLostCard: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    /** @enum {string} */
                    reason: "lost" | "stolen";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suspended: {
                            /** Format: uuid */
                            cardId: string;
                            serial: string | null;
                        }[];
                        sessionsEnded: number;
                        others: {
                            /** Format: uuid */
                            cardId: string;
                            serial: string | null;
                            /** @enum {string} */
                            state: "ordered" | "personalised" | "delivered" | "active" | "suspended" | "revoked" | "expired" | "replaced";
                            hasSuccessor: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            caseId: string | null;
                            facts: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            readAt: string | null;
                        }[];
                        nextCursor: string | null;
                        unread: number;
                        unreadIsBound: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLegalClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Only the legal clock of a demonstration office can be set */
                        demo: boolean;
                        /** @description The legal day where the clock was set; null: it goes with the system */
                        legalDate: string | null;
                        /** Format: date */
                        today: string;
                        version: number;
                        maySet: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setLegalClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    legalDate: string | null;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Only the legal clock of a demonstration office can be set */
                        demo: boolean;
                        /** @description The legal day where the clock was set; null: it goes with the system */
                        legalDate: string | null;
                        /** Format: date */
                        today: string;
                        version: number;
                        maySet: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query: {
                for: "assign" | "sign";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            postId: string;
                            name: string;
                            jobRole: string;
                            substitutesFor: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findPredecessors: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            caseId: string;
                            registrationNumber: string;
                            subject: string;
                            clientName: string;
                            status: string;
                            /** Format: date-time */
                            openedAt: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaseTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                        name: string;
                        summary: string;
                        legalBasis: {
                            citation: string;
                            title: string | null;
                            url: string | null;
                        }[];
                        timeLimit: {
                            text: string;
                            citation: string;
                        };
                        fee: {
                            amount: number;
                            text: string;
                            citation: string;
                        } | null;
                        remedy: {
                            text: string;
                            citation: string;
                        };
                        stages: {
                            code: string;
                            name: string;
                        }[];
                        attachments: {
                            code: string;
                            name: string;
                            required: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCompetentOffice: {
        parameters: {
            query: {
                settlement: string;
                caseType: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        office: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            seat: string | null;
                        };
                        /** @enum {string} */
                        power: "state" | "municipal";
                        superior: {
                            id: string | null;
                            name: string;
                            seat: string | null;
                        } | null;
                        why: string[];
                        settlement: {
                            code: string;
                            name: string;
                            status: string;
                            county: string | null;
                            districtName: string | null;
                            demo: boolean;
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseType: string;
                        version: number;
                        name: {
                            hu: string;
                            en: string;
                        };
                        schema: {
                            [key: string]: unknown;
                        };
                        uiSchema: unknown;
                        texts: unknown;
                        clientKinds: ("person" | "organisation")[];
                        territory: {
                            hu: string;
                            en: string;
                        };
                        attachments: {
                            requirement: string;
                            title: {
                                hu: string;
                                en: string;
                            };
                            hint: {
                                hu: string;
                                en: string;
                            } | null;
                            required: boolean;
                            condition: string | null;
                            mediaTypes: string[];
                            maximumFiles: number;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        legalDate: string;
                        demo: boolean;
                        helpDesk: string;
                        tiers: {
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                            count: number;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisationTree: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                under?: string;
                tier?: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                county?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            kind: string;
                            settlement: string | null;
                            demo: boolean;
                            hasUnits: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountiesOfTier: {
        parameters: {
            query: {
                asOf?: string;
                knownAt?: string;
                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (string | null)[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                tier?: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shortName: string;
                            settlement: string | null;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shortName: string;
                            settlement: string | null;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                        };
                        units: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shortName: string;
                            settlement: string | null;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                        }[];
                        jobRoles: {
                            code: string;
                            name: string;
                            caseTypes: {
                                code: string;
                                name: string;
                                version: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompetences: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                            /** @enum {string} */
                            territoryKind: "settlement" | "district" | "county" | "country";
                            territoryCode: string;
                            territoryName: string;
                            caseTypes: string[] | null;
                            law: string;
                            source: string;
                            /** Format: date */
                            sourceDate: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicOfficials: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            jobRole: {
                                hu: string;
                                en: string;
                            };
                            signs: boolean;
                            leads: boolean;
                            substitutesFor: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrganisationRelations: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        above: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        }[];
                        superior: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        successors: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date */
                            since: string;
                            kind: string;
                        }[];
                        predecessors: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date */
                            since: string;
                            kind: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterCompetences: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                                /** @enum {string} */
                                territoryKind: "settlement" | "district" | "county" | "country";
                                territoryCode: string;
                                caseTypes: string[] | null;
                                law: string;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterCompetences: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterCompetences: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                                /** @enum {string} */
                                territoryKind: "settlement" | "district" | "county" | "country";
                                territoryCode: string;
                                caseTypes: string[] | null;
                                law: string;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                                /** @enum {string} */
                                territoryKind: "settlement" | "district" | "county" | "country";
                                territoryCode: string;
                                caseTypes: string[] | null;
                                law: string;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterJobRoles: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                nameHu: string;
                                nameEn: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                                caseTypes: string[];
                                entitlements: {
                                    categoryHu: string;
                                    categoryEn: string;
                                    purpose: string;
                                    purposeHu: string;
                                    purposeEn: string;
                                    legalBasis: string;
                                    dataSets: string[];
                                }[];
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterJobRoles: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterJobRoles: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                nameHu: string;
                                nameEn: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                                caseTypes: string[];
                                entitlements: {
                                    categoryHu: string;
                                    categoryEn: string;
                                    purpose: string;
                                    purposeHu: string;
                                    purposeEn: string;
                                    legalBasis: string;
                                    dataSets: string[];
                                }[];
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                nameHu: string;
                                nameEn: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                                caseTypes: string[];
                                entitlements: {
                                    categoryHu: string;
                                    categoryEn: string;
                                    purpose: string;
                                    purposeHu: string;
                                    purposeEn: string;
                                    legalBasis: string;
                                    dataSets: string[];
                                }[];
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterOrganisations: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                shortName: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                /** @enum {string} */
                                kind: "ministry-department" | "national-body" | "government-office" | "district-office" | "regional-body" | "document-office" | "mayors-office" | "joint-municipal-office" | "capital-office" | "unit";
                                /** @enum {string} */
                                authorityKind: "government" | "local-government";
                                parentId: string | null;
                                superiorId: string | null;
                                settlement: string | null;
                                county: string | null;
                                exchangeId: string | null;
                                demo: boolean;
                                seatCode: string | null;
                                contacts: {
                                    address?: string;
                                    phone?: string;
                                    /** Format: email */
                                    email?: string;
                                    /** Format: uri */
                                    web?: string;
                                    openingHours?: string;
                                };
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterOrganisations: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterOrganisations: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                shortName: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                /** @enum {string} */
                                kind: "ministry-department" | "national-body" | "government-office" | "district-office" | "regional-body" | "document-office" | "mayors-office" | "joint-municipal-office" | "capital-office" | "unit";
                                /** @enum {string} */
                                authorityKind: "government" | "local-government";
                                parentId: string | null;
                                superiorId: string | null;
                                settlement: string | null;
                                county: string | null;
                                exchangeId: string | null;
                                demo: boolean;
                                seatCode: string | null;
                                contacts: {
                                    address?: string;
                                    phone?: string;
                                    /** Format: email */
                                    email?: string;
                                    /** Format: uri */
                                    web?: string;
                                    openingHours?: string;
                                };
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                shortName: string;
                                /** @enum {string} */
                                tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                                /** @enum {string} */
                                kind: "ministry-department" | "national-body" | "government-office" | "district-office" | "regional-body" | "document-office" | "mayors-office" | "joint-municipal-office" | "capital-office" | "unit";
                                /** @enum {string} */
                                authorityKind: "government" | "local-government";
                                parentId: string | null;
                                superiorId: string | null;
                                settlement: string | null;
                                county: string | null;
                                exchangeId: string | null;
                                demo: boolean;
                                seatCode: string | null;
                                contacts: {
                                    address?: string;
                                    phone?: string;
                                    /** Format: email */
                                    email?: string;
                                    /** Format: uri */
                                    web?: string;
                                    openingHours?: string;
                                };
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterSettlements: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                status: string;
                                county: string | null;
                                districtCode: string | null;
                                districtName: string | null;
                                areaHectares: number | null;
                                population: number | null;
                                dwellings: number | null;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterSettlements: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterSettlements: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                status: string;
                                county: string | null;
                                districtCode: string | null;
                                districtName: string | null;
                                areaHectares: number | null;
                                population: number | null;
                                dwellings: number | null;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                code: string;
                                name: string;
                                status: string;
                                county: string | null;
                                districtCode: string | null;
                                districtName: string | null;
                                areaHectares: number | null;
                                population: number | null;
                                dwellings: number | null;
                                source: string;
                                /** Format: date */
                                sourceDate: string;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchSettlements: {
        parameters: {
            query: {
                q: string;
                asOf?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            status: string;
                            county: string | null;
                            districtName: string | null;
                            demo: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignatures: {
        parameters: {
            query?: {
                q?: string;
                organisationId?: string;
                serial?: string;
                kind?: "signature" | "seal";
                asOf?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf: string;
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "signature" | "seal";
                            holder: string;
                            serial: string;
                            issuer: string;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string;
                            /** @enum {string} */
                            state: "good" | "suspended" | "revoked" | "expired" | "replaced" | "not-yet";
                            /** Format: date-time */
                            stateSince: string;
                            reason: string | null;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            rights: {
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: {
                                    hu: string;
                                    en: string;
                                };
                                substitutesFor: string | null;
                                caseTypes: {
                                    code: string;
                                    name: {
                                        hu: string;
                                        en: string;
                                    };
                                }[];
                                /** Format: date */
                                from: string;
                                to: string | null;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportSignatures: {
        parameters: {
            query?: {
                q?: string;
                organisationId?: string;
                serial?: string;
                kind?: "signature" | "seal";
                asOf?: string;
                format?: "csv" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSignature: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "signature" | "seal";
                        holder: string;
                        serial: string;
                        issuer: string;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string;
                        /** @enum {string} */
                        state: "good" | "suspended" | "revoked" | "expired" | "replaced" | "not-yet";
                        /** Format: date-time */
                        stateSince: string;
                        reason: string | null;
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        rights: {
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            role: {
                                hu: string;
                                en: string;
                            };
                            substitutesFor: string | null;
                            caseTypes: {
                                code: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            }[];
                            /** Format: date */
                            from: string;
                            to: string | null;
                        }[];
                        sha256: string;
                        states: {
                            /** @enum {string} */
                            state: "good" | "suspended" | "revoked" | "expired" | "replaced" | "not-yet";
                            /** Format: date-time */
                            at: string;
                            reason: string | null;
                        }[];
                        rightsEver: {
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            role: {
                                hu: string;
                                en: string;
                            };
                            substitutesFor: string | null;
                            caseTypes: {
                                code: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            }[];
                            /** Format: date */
                            from: string;
                            to: string | null;
                        }[];
                        others: {
                            /** Format: uuid */
                            id: string;
                            serial: string;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignatureCertificate: {
        parameters: {
            query?: {
                format?: "pem" | "der";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    verification: {
                        /** @default false */
                        bundle?: boolean;
                    };
                    /** Format: binary */
                    "file-1"?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        verifiedAt: string;
                        items: {
                            /** @enum {string} */
                            verdict: "valid" | "invalid" | "indeterminate" | "unsigned" | "unreadable";
                            sha256: string;
                            size: number;
                            summary: {
                                hu: string;
                                en: string;
                            };
                            signatures: {
                                field: string;
                                /** @enum {string} */
                                kind: "card" | "seal" | "other-signature" | "other-seal" | "archive-timestamp" | "other";
                                vouchedBy: string | null;
                                /** @enum {string} */
                                verdict: "valid" | "invalid" | "indeterminate";
                                signer: string | null;
                                serial: string | null;
                                office: string | null;
                                role: {
                                    hu: string;
                                    en: string;
                                } | null;
                                time: string | null;
                                timestampAuthority: string | null;
                                reason: string | null;
                                checks: {
                                    /** @enum {string} */
                                    check: "integrity" | "additions" | "certificate" | "time" | "revocation" | "authority" | "log";
                                    /** @enum {string} */
                                    state: "good" | "bad" | "unknown" | "none";
                                    code: string;
                                    reason: {
                                        hu: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            notChecked: {
                                hu: string;
                                en: string;
                            }[];
                            name: string;
                        }[];
                        bundle: {
                            /** @enum {string} */
                            format: "kapu-verification-bundle";
                            /** @enum {number} */
                            version: 1;
                            /** Format: date-time */
                            madeAt: string;
                            entries: {
                                sha256: string;
                                proof: {
                                    /** Format: uuid */
                                    entryId: string;
                                    record: string;
                                    index: number;
                                    readonly proof: string[];
                                    checkpoint: string;
                                };
                                opened: {
                                    salt: string;
                                    body: string;
                                } | null;
                            }[];
                            statuses: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterBooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            year: number;
                            name: string;
                            lastMain: number;
                            closedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterEntries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            registrationNumber: string;
                            mainNumber: number;
                            subNumber: number;
                            /** Format: uuid */
                            caseId: string;
                            /** @enum {string} */
                            direction: "in" | "out" | "internal";
                            /** Format: date-time */
                            registeredAt: string;
                            registeredBy: string;
                            arrivalNumber: string | null;
                            partner: string;
                            subject: string;
                            documents: number;
                            filingPlanItem: string;
                            voided: {
                                /** Format: date-time */
                                at: string;
                                reason: string;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterChanges: {
        parameters: {
            query?: {
                view?: "waiting" | "mine" | "history";
                register?: string;
                subjectId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            register: string;
                            kind: string;
                            subjectId: string | null;
                            subjectName: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            national: boolean;
                            fourEyes: boolean;
                            /** Format: date */
                            effectiveFrom: string;
                            reason: string;
                            effects: {
                                register: string;
                                /** Format: uuid */
                                subjectId: string;
                                name: string;
                                /** Format: date */
                                from: string;
                                to: string | null;
                                before: {
                                    [key: string]: unknown;
                                } | null;
                                after: {
                                    [key: string]: unknown;
                                } | null;
                            }[];
                            effectCount: number;
                            /** @enum {string} */
                            state: "waiting" | "applied" | "refused" | "withdrawn";
                            version: number;
                            proposedBy: string;
                            /** Format: date-time */
                            proposedAt: string;
                            decidedBy: string | null;
                            decidedAt: string | null;
                            note: string | null;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegisterChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        register: string;
                        kind: string;
                        subjectId: string | null;
                        subjectName: string;
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        national: boolean;
                        fourEyes: boolean;
                        /** Format: date */
                        effectiveFrom: string;
                        reason: string;
                        effects: {
                            register: string;
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            /** Format: date */
                            from: string;
                            to: string | null;
                            before: {
                                [key: string]: unknown;
                            } | null;
                            after: {
                                [key: string]: unknown;
                            } | null;
                        }[];
                        effectCount: number;
                        /** @enum {string} */
                        state: "waiting" | "applied" | "refused" | "withdrawn";
                        version: number;
                        proposedBy: string;
                        /** Format: date-time */
                        proposedAt: string;
                        decidedBy: string | null;
                        decidedAt: string | null;
                        note: string | null;
                        mayDecide: boolean;
                        mayWithdraw: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRegisterChange: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @default null */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied" | "refused" | "withdrawn";
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRegisterChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseRegisterChange: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @default null */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied" | "refused" | "withdrawn";
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawRegisterChange: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @default null */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied" | "refused" | "withdrawn";
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfCompetences: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "assign";
                        input: {
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                            /** @enum {string} */
                            territoryKind: "settlement" | "district" | "county" | "country";
                            territoryCode: string;
                            caseTypes: string[] | null;
                            law: string;
                            source: string;
                            /** Format: date */
                            sourceDate: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "withdraw";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfCompetences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "assign";
                        input: {
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            organ: "municipal-clerk" | "municipal-council" | "mayor" | "district-office" | "government-office" | "national-body" | "ministry";
                            /** @enum {string} */
                            territoryKind: "settlement" | "district" | "county" | "country";
                            territoryCode: string;
                            caseTypes: string[] | null;
                            law: string;
                            source: string;
                            /** Format: date */
                            sourceDate: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "withdraw";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterGrants: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                purposes: string[];
                                /** Format: date */
                                reviewDue: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfGrants: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "request";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                            purposes: string[];
                            /** Format: date */
                            until: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "confirm";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "withdraw";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterGrants: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfGrants: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfGrants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfGrants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "request";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                            purposes: string[];
                            /** Format: date */
                            until: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "confirm";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "withdraw";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterGrants: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                purposes: string[];
                                /** Format: date */
                                reviewDue: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                purposes: string[];
                                /** Format: date */
                                reviewDue: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfJobRoles: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "create";
                        input: {
                            code: string;
                            nameHu: string;
                            nameEn: string;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                            duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                            caseTypes: string[];
                            entitlements: {
                                categoryHu: string;
                                categoryEn: string;
                                purpose: string;
                                purposeHu: string;
                                purposeEn: string;
                                legalBasis: string;
                                dataSets: string[];
                            }[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            nameHu: string;
                            nameEn: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-duties";
                        input: {
                            duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "add-case-type";
                        input: {
                            caseType: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "remove-case-type";
                        input: {
                            caseType: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "add-entitlement";
                        input: {
                            categoryHu: string;
                            categoryEn: string;
                            purpose: string;
                            purposeHu: string;
                            purposeEn: string;
                            legalBasis: string;
                            dataSets: string[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "remove-entitlement";
                        input: {
                            purpose: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfJobRoles: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfJobRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfJobRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "create";
                        input: {
                            code: string;
                            nameHu: string;
                            nameEn: string;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                            duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                            caseTypes: string[];
                            entitlements: {
                                categoryHu: string;
                                categoryEn: string;
                                purpose: string;
                                purposeHu: string;
                                purposeEn: string;
                                legalBasis: string;
                                dataSets: string[];
                            }[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            nameHu: string;
                            nameEn: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-duties";
                        input: {
                            duties: ("registrar" | "case-officer" | "signer" | "head" | "auditor" | "national-administrator" | "local-administrator")[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "add-case-type";
                        input: {
                            caseType: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "remove-case-type";
                        input: {
                            caseType: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "add-entitlement";
                        input: {
                            categoryHu: string;
                            categoryEn: string;
                            purpose: string;
                            purposeHu: string;
                            purposeEn: string;
                            legalBasis: string;
                            dataSets: string[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "remove-entitlement";
                        input: {
                            purpose: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterOfficers: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                officerNumber: string;
                                name: string;
                                employerId: string | null;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfOfficers: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "hire";
                        input: {
                            officerNumber: string;
                            name: string;
                            /** Format: uuid */
                            employerId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            name: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-employer";
                        input: {
                            /** Format: uuid */
                            employerId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "leave";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterOfficers: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfOfficers: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "hire";
                        input: {
                            officerNumber: string;
                            name: string;
                            /** Format: uuid */
                            employerId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            name: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-employer";
                        input: {
                            /** Format: uuid */
                            employerId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "leave";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterOfficers: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                officerNumber: string;
                                name: string;
                                employerId: string | null;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                officerNumber: string;
                                name: string;
                                employerId: string | null;
                                demo: boolean;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfOrganisations: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "create";
                        input: {
                            code: string;
                            name: string;
                            shortName: string;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                            /** @enum {string} */
                            kind: "ministry-department" | "national-body" | "government-office" | "district-office" | "regional-body" | "document-office" | "mayors-office" | "joint-municipal-office" | "capital-office";
                            /** @enum {string} */
                            authorityKind: "government" | "local-government";
                            superiorId: string | null;
                            settlement: string | null;
                            county: string | null;
                            exchangeId: string | null;
                            seatCode: string | null;
                            /** @default {} */
                            contacts?: {
                                address?: string;
                                phone?: string;
                                /** Format: email */
                                email?: string;
                                /** Format: uri */
                                web?: string;
                                openingHours?: string;
                            };
                            /** @default null */
                            parentId?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-superior";
                        input: {
                            superiorId: string | null;
                            parentId?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-exchange-id";
                        input: {
                            exchangeId: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "merge";
                        input: {
                            /** Format: uuid */
                            successorId: string;
                            /** @enum {string} */
                            succession: "merger" | "takeover" | "transformation";
                        };
                    } | {
                        /** @enum {string} */
                        kind: "create-unit";
                        input: {
                            /** Format: uuid */
                            parentId: string;
                            code: string;
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename-unit";
                        input: {
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "move-unit";
                        input: {
                            /** Format: uuid */
                            parentId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close-unit";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "set-contacts";
                        input: {
                            address?: string;
                            phone?: string;
                            /** Format: email */
                            email?: string;
                            /** Format: uri */
                            web?: string;
                            openingHours?: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfOrganisations: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "create";
                        input: {
                            code: string;
                            name: string;
                            shortName: string;
                            /** @enum {string} */
                            tier: "ministry-department" | "national-body" | "county-regional-document-office" | "mayors-office";
                            /** @enum {string} */
                            kind: "ministry-department" | "national-body" | "government-office" | "district-office" | "regional-body" | "document-office" | "mayors-office" | "joint-municipal-office" | "capital-office";
                            /** @enum {string} */
                            authorityKind: "government" | "local-government";
                            superiorId: string | null;
                            settlement: string | null;
                            county: string | null;
                            exchangeId: string | null;
                            seatCode: string | null;
                            /** @default {} */
                            contacts?: {
                                address?: string;
                                phone?: string;
                                /** Format: email */
                                email?: string;
                                /** Format: uri */
                                web?: string;
                                openingHours?: string;
                            };
                            /** @default null */
                            parentId?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename";
                        input: {
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-superior";
                        input: {
                            superiorId: string | null;
                            parentId?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "set-exchange-id";
                        input: {
                            exchangeId: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "merge";
                        input: {
                            /** Format: uuid */
                            successorId: string;
                            /** @enum {string} */
                            succession: "merger" | "takeover" | "transformation";
                        };
                    } | {
                        /** @enum {string} */
                        kind: "create-unit";
                        input: {
                            /** Format: uuid */
                            parentId: string;
                            code: string;
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "rename-unit";
                        input: {
                            name: string;
                            shortName: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "move-unit";
                        input: {
                            /** Format: uuid */
                            parentId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "close-unit";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "set-contacts";
                        input: {
                            address?: string;
                            phone?: string;
                            /** Format: email */
                            email?: string;
                            /** Format: uri */
                            web?: string;
                            openingHours?: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterPosts: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                substitutesForOfficerId: string | null;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfPosts: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "appoint";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                            /** @default null */
                            until?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "substitute";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            postId: string;
                            /** Format: date */
                            until: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end-substitution";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterPosts: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfPosts: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfPosts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfPosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "appoint";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            jobRoleId: string;
                            /** @default null */
                            until?: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        input: Record<string, never>;
                    } | {
                        /** @enum {string} */
                        kind: "substitute";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** Format: uuid */
                            postId: string;
                            /** Format: date */
                            until: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end-substitution";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterPosts: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                substitutesForOfficerId: string | null;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                jobRoleId: string;
                                substitutesForOfficerId: string | null;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterQualifications: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                q?: string;
                under?: string | "top";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** @enum {string} */
                                kind: "basic-examination" | "special-examination" | "data-protection-training" | "conflict-declaration";
                                reference: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeChangeOfQualifications: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "record";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** @enum {string} */
                            kind: "basic-examination" | "special-examination" | "data-protection-training" | "conflict-declaration";
                            reference: string;
                            until: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                    reason: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        state: "waiting" | "applied";
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRegisterQualifications: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "csv" | "json";
                language?: "hu" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadImportOfQualifications: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileName: string;
                    /** @enum {string} */
                    format: "csv" | "json";
                    content: string;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportOfQualifications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                        /** Format: date */
                        effectiveFrom: string;
                        /** @enum {string} */
                        state: "waiting" | "reading" | "read" | "faulty";
                        rowsTotal: number;
                        rowsDone: number;
                        faults: {
                            row: number;
                            column: string;
                            message: string;
                        }[];
                        faultCount: number;
                        summary: {
                            added: number;
                            changed: number;
                            same: number;
                            examples: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewChangeOfQualifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @enum {string} */
                        kind: "import";
                        input: {
                            /** Format: uuid */
                            importId: string;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "record";
                        input: {
                            /** Format: uuid */
                            officerId: string;
                            /** @enum {string} */
                            kind: "basic-examination" | "special-examination" | "data-protection-training" | "conflict-declaration";
                            reference: string;
                            until: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        input: Record<string, never>;
                    };
                    subjectId: string | null;
                    /** Format: date */
                    effectiveFrom: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        losing: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                        gaining: {
                            count: number;
                            capped: boolean;
                            officers: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                                office: string;
                                rights: {
                                    /** @enum {string} */
                                    kind: "duty" | "case-type" | "personal-data";
                                    code: string;
                                    jobRole: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegisterQualifications: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** @enum {string} */
                                kind: "basic-examination" | "special-examination" | "data-protection-training" | "conflict-declaration";
                                reference: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                        } | null;
                        version: number;
                        history: {
                            /** Format: uuid */
                            subjectId: string;
                            name: string;
                            parentId: string | null;
                            value: {
                                /** Format: uuid */
                                officerId: string;
                                /** @enum {string} */
                                kind: "basic-examination" | "special-examination" | "data-protection-training" | "conflict-declaration";
                                reference: string;
                            };
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            supersededAt: string | null;
                            changeId: string | null;
                            kind: string | null;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConflictingRights: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDueRights: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                limit?: number;
                after?: string;
                afterId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            /** Format: uuid */
                            officerId: string;
                            officerName: string;
                            /** Format: uuid */
                            organisationId: string;
                            jobRole: {
                                /** Format: uuid */
                                id: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            };
                            purposes: string[];
                            /** Format: date */
                            validFrom: string;
                            /** Format: date */
                            validTo: string;
                            /** Format: date */
                            reviewDue: string;
                            /** Format: date */
                            restsFrom: string;
                            requestedBy: string;
                            approvedBy: string;
                            training: {
                                inForce: boolean;
                                validTo: string | null;
                            };
                            /** @enum {string} */
                            state: "in-force" | "review-overdue" | "training-missing" | "ended" | "later";
                        }[];
                        next: {
                            /** Format: date */
                            after: string;
                            /** Format: uuid */
                            afterId: string;
                        } | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainRight: {
        parameters: {
            query: {
                action: "register:read" | "register-book:read" | "intake:record" | "case:read" | "case:register" | "case:assign" | "case:act" | "case:draft" | "case:submit" | "case:sign" | "case:deliver" | "personal-data:query" | "office:set-legal-clock" | "register:administer" | "register:propose" | "register:approve" | "register:withdraw" | "register:import" | "card:administer" | "card:report-lost" | "card:read" | "card:order" | "card:personalise" | "card:print-letter" | "card:hand-over" | "card:activate" | "card:suspend" | "card:restore" | "card:propose-revocation" | "card:withdraw-revocation" | "card:confirm-revocation" | "card:replace" | "card:renew" | "seal:administer" | "seal:read" | "seal:request" | "seal:issue" | "seal:refuse" | "seal:withdraw" | "seal:rotate" | "seal:propose-revocation" | "seal:withdraw-revocation" | "seal:confirm-revocation" | "seal:read-uses";
                caseType?: string;
                dataSet?: string;
                purpose?: string;
                asOf?: string;
                knownAt?: string;
                postId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: boolean;
                        policies: {
                            id: string;
                            law: string;
                            permits: boolean;
                        }[];
                        ways: ("post-in-force" | "card-valid" | "own-office" | "not-auditor" | "registrar" | "case-officer" | "signer" | "head" | "auditor" | "case-type" | "assigned" | "named-signer" | "not-drafter" | "job-role-entitlement" | "own-grant" | "training")[][];
                        /** Format: date */
                        asOf: string;
                        /** Format: uuid */
                        postId: string;
                        sources: {
                            /** @enum {string} */
                            fact: "employment" | "post" | "job-role" | "case-type" | "job-role-entitlement" | "own-grant" | "review" | "training";
                            text: string;
                            validFrom: string | null;
                            validTo: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyRights: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rights: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            /** Format: uuid */
                            officerId: string;
                            officerName: string;
                            /** Format: uuid */
                            organisationId: string;
                            jobRole: {
                                /** Format: uuid */
                                id: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            };
                            purposes: string[];
                            /** Format: date */
                            validFrom: string;
                            /** Format: date */
                            validTo: string;
                            /** Format: date */
                            reviewDue: string;
                            /** Format: date */
                            restsFrom: string;
                            requestedBy: string;
                            approvedBy: string;
                            training: {
                                inForce: boolean;
                                validTo: string | null;
                            };
                            /** @enum {string} */
                            state: "in-force" | "review-overdue" | "training-missing" | "ended" | "later";
                        }[];
                        entitled: {
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            jobRole: {
                                /** Format: uuid */
                                id: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            };
                            purpose: string;
                            purposeText: {
                                hu: string;
                                en: string;
                            };
                            category: {
                                hu: string;
                                en: string;
                            };
                            legalBasis: string;
                            dataSets: string[];
                            granted: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnusedRights: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "json" | "csv";
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnusedCaseTypes: {
        parameters: {
            query?: {
                asOf?: string;
                knownAt?: string;
                format?: "json" | "csv";
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whoMay: {
        parameters: {
            query: {
                action: "register:read" | "register-book:read" | "intake:record" | "case:read" | "case:register" | "case:assign" | "case:act" | "case:draft" | "case:submit" | "case:sign" | "case:deliver" | "personal-data:query" | "office:set-legal-clock" | "register:administer" | "register:propose" | "register:approve" | "register:withdraw" | "register:import" | "card:administer" | "card:report-lost" | "card:read" | "card:order" | "card:personalise" | "card:print-letter" | "card:hand-over" | "card:activate" | "card:suspend" | "card:restore" | "card:propose-revocation" | "card:withdraw-revocation" | "card:confirm-revocation" | "card:replace" | "card:renew" | "seal:administer" | "seal:read" | "seal:request" | "seal:issue" | "seal:refuse" | "seal:withdraw" | "seal:rotate" | "seal:propose-revocation" | "seal:withdraw-revocation" | "seal:confirm-revocation" | "seal:read-uses";
                caseType?: string;
                dataSet?: string;
                purpose?: string;
                asOf?: string;
                knownAt?: string;
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf: string;
                        items: {
                            /** Format: uuid */
                            postId: string;
                            /** Format: uuid */
                            officerId: string;
                            name: string;
                            jobRole: {
                                hu: string;
                                en: string;
                            };
                            substitutesFor: string | null;
                            explanation: {
                                allowed: boolean;
                                policies: {
                                    id: string;
                                    law: string;
                                    permits: boolean;
                                }[];
                                ways: ("post-in-force" | "card-valid" | "own-office" | "not-auditor" | "registrar" | "case-officer" | "signer" | "head" | "auditor" | "case-type" | "assigned" | "named-signer" | "not-drafter" | "job-role-entitlement" | "own-grant" | "training")[][];
                            };
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSeals: {
        parameters: {
            query?: {
                state?: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                organisationId?: string;
                endsWithin?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                            /** Format: date-time */
                            stateSince: string;
                            expiresAt: string | null;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            serial: string | null;
                            /** @enum {string} */
                            orderReason: "first" | "first-use" | "rotation" | "expiring" | "key-compromise" | "data-changed" | "other";
                            proposed: boolean;
                            version: number;
                        }[];
                        nextCursor: string | null;
                        mayRequest: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestSeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    organisationId: string;
                    /** @enum {string} */
                    reason: "first" | "rotation" | "key-compromise" | "data-changed" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        /** Format: date-time */
                        stateSince: string;
                        expiresAt: string | null;
                        organisation: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        };
                        serial: string | null;
                        /** @enum {string} */
                        orderReason: "first" | "first-use" | "rotation" | "expiring" | "key-compromise" | "data-changed" | "other";
                        proposed: boolean;
                        version: number;
                        predecessorId: string | null;
                        successorId: string | null;
                        certificate: {
                            /** Format: uuid */
                            id: string;
                            serial: string;
                            /** Format: date-time */
                            notBefore: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** @enum {string} */
                            status: "good" | "hold" | "revoked";
                        } | null;
                        proposal: {
                            by: {
                                name: string;
                                system: boolean;
                            };
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            reason: "key-compromise" | "office-closed" | "data-changed" | "misuse" | "other";
                            note: string | null;
                        } | null;
                        history: {
                            version: number;
                            /** @enum {string} */
                            step: "order" | "issue" | "refuse" | "withdraw" | "replace" | "revoke" | "expire" | "propose-revoke" | "withdraw-revoke";
                            /** @enum {string} */
                            state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                            /** Format: date-time */
                            at: string;
                            by: {
                                name: string;
                                system: boolean;
                            };
                            confirmedBy: {
                                name: string;
                                system: boolean;
                            } | null;
                            reason: string | null;
                            note: string | null;
                        }[];
                        orderWaits: boolean;
                        actions: ("seal:read" | "seal:request" | "seal:issue" | "seal:refuse" | "seal:withdraw" | "seal:rotate" | "seal:propose-revocation" | "seal:withdraw-revocation" | "seal:confirm-revocation" | "seal:read-uses")[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSealRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueSeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeSealRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @enum {string} */
                    reason: "key-compromise" | "office-closed" | "data-changed" | "misuse" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseSeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** @enum {string} */
                    reason: "rotation" | "key-compromise" | "data-changed" | "other";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSealUses: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            sha256: string;
                            documentKind: string;
                            reason: string;
                            caseId: string | null;
                            by: {
                                name: string;
                                system: boolean;
                            };
                            /** Format: uuid */
                            entryId: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawSeal: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawSealRevocation: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sealId: string;
                        /** @enum {string} */
                        state: "ordered" | "active" | "replaced" | "revoked" | "expired" | "refused";
                        version: number;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchCases: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            caseId: string;
                            registrationNumber: string;
                            subject: string;
                            clientName: string;
                            status: string;
                        }[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officer: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            officerNumber: string;
                        };
                        card: {
                            serial: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        lastEntry: string | null;
                        post: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        } | null;
                        posts: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        }[];
                        /** Format: date-time */
                        absoluteExpiresAt: string;
                        idleSeconds: number;
                        /** Format: date */
                        legalDate: string;
                        demo: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ("register:read" | "register-book:read" | "intake:record" | "case:read" | "case:register" | "case:assign" | "case:act" | "case:draft" | "case:submit" | "case:sign" | "case:deliver" | "personal-data:query" | "office:set-legal-clock" | "register:administer" | "register:propose" | "register:approve" | "register:withdraw" | "register:import" | "card:administer" | "card:report-lost" | "card:read" | "card:order" | "card:personalise" | "card:print-letter" | "card:hand-over" | "card:activate" | "card:suspend" | "card:restore" | "card:propose-revocation" | "card:withdraw-revocation" | "card:confirm-revocation" | "card:replace" | "card:renew" | "seal:administer" | "seal:read" | "seal:request" | "seal:issue" | "seal:refuse" | "seal:withdraw" | "seal:rotate" | "seal:propose-revocation" | "seal:withdraw-revocation" | "seal:confirm-revocation" | "seal:read-uses")[];
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepSessionAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officer: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            officerNumber: string;
                        };
                        card: {
                            serial: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        lastEntry: string | null;
                        post: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        } | null;
                        posts: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        }[];
                        /** Format: date-time */
                        absoluteExpiresAt: string;
                        idleSeconds: number;
                        /** Format: date */
                        legalDate: string;
                        demo: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    postId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officer: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            officerNumber: string;
                        };
                        card: {
                            serial: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        lastEntry: string | null;
                        post: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        } | null;
                        posts: {
                            /** Format: uuid */
                            id: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                shortName: string;
                                demo: boolean;
                            };
                            jobRole: {
                                code: string;
                                name: string;
                                isSigner: boolean;
                                isHead: boolean;
                                isAdministrator: boolean;
                                isNationalAdministrator: boolean;
                            };
                            substitutesFor: {
                                name: string;
                            } | null;
                            entitlements: {
                                category: string;
                                purpose: string;
                                legalBasis: string;
                                validTo: string | null;
                            }[];
                        }[];
                        /** Format: date-time */
                        absoluteExpiresAt: string;
                        idleSeconds: number;
                        /** Format: date */
                        legalDate: string;
                        demo: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                organisationId?: string;
                asOf?: string;
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            version?: number;
                            /** Format: uuid */
                            officerId: string;
                            officerName: string;
                            officerNumber: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            jobRole: {
                                /** Format: uuid */
                                id: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            };
                            substitutesFor: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                            } | null;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            training: {
                                inForce: boolean;
                                validTo: string | null;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStaff: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                officerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        version: number;
                        officerNumber: string | null;
                        name: string;
                        employerId: string | null;
                        validFrom: string | null;
                        validTo: string | null;
                        posts: {
                            /** Format: uuid */
                            id: string;
                            version?: number;
                            /** Format: uuid */
                            officerId: string;
                            officerName: string;
                            officerNumber: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            jobRole: {
                                /** Format: uuid */
                                id: string;
                                name: {
                                    hu: string;
                                    en: string;
                                };
                            };
                            substitutesFor: {
                                /** Format: uuid */
                                officerId: string;
                                name: string;
                            } | null;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                        }[];
                        qualifications: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            kind: string;
                            reference: string;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                        }[] | null;
                        mayChange: boolean;
                        isSelf: boolean;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: {
                bucket?: "mine" | "unassigned" | "to-sign" | "overdue" | "due-today" | "due-soon" | "waiting-others" | "all-open";
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            caseId: string;
                            registrationNumber: string;
                            subject: string;
                            caseType: {
                                code: string;
                                name: string;
                            };
                            clientName: string;
                            status: string;
                            stage: string;
                            waitsFor: {
                                kind: string;
                                label: string | null;
                                since: string | null;
                            };
                            dueAt: string | null;
                            dueDate: string | null;
                            daysLeft: number | null;
                            assignee: {
                                /** Format: uuid */
                                postId: string;
                                name: string;
                            } | null;
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
